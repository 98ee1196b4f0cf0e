package com.wildrydes.local.glue;

/// A database and when it came.
///
/// @param createdMs milliseconds since the epoch
public record StoredDatabase(GlueDatabase database, long createdMs) {}
