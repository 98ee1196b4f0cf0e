package com.wildrydes.local.athena;

/// A statement with question marks that a workgroup keeps (Athena API Reference, "PreparedStatement").
///
/// @param modifiedMs milliseconds since the epoch
public record PreparedStatement(String name, String workGroup, String sql, String description, long modifiedMs) {}
