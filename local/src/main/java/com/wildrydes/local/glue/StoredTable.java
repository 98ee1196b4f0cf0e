package com.wildrydes.local.glue;

/// A table, when it came and how often it has changed.
///
/// @param createdMs milliseconds since the epoch
/// @param updatedMs milliseconds since the epoch
/// @param version counts from 0
public record StoredTable(GlueTable table, long createdMs, long updatedMs, long version) {}
