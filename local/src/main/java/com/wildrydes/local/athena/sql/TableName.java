package com.wildrydes.local.athena.sql;

import org.jspecify.annotations.Nullable;

/// A table or view as a statement names it.
///
/// @param database null where the statement names none
public record TableName(@Nullable String database, String table) {}
