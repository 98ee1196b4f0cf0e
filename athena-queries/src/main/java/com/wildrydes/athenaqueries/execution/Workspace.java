package com.wildrydes.athenaqueries.execution;

/// Where statements run.
///
/// @param workGroup its settings say where results are kept and how much one query may read
/// @param database where tables and views without a database's name are looked up
public record Workspace(String workGroup, String database) {}
