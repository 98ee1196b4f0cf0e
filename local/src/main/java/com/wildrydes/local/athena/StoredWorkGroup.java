package com.wildrydes.local.athena;

/// A workgroup and when it came.
///
/// @param enabled whether it takes queries
/// @param createdMs milliseconds since the epoch
public record StoredWorkGroup(WorkGroup group, boolean enabled, long createdMs) {}
