package com.wildrydes.local.firehose.parquet;

/// A column of a Glue table.
///
/// @param name as in the table, lower case
/// @param type a Hive type, such as `bigint` or `decimal(10,2)`; see [HiveType]
public record Column(String name, String type) {}
