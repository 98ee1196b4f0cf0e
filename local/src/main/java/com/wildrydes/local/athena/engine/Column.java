package com.wildrydes.local.athena.engine;

/// A column of a result or of a table.
///
/// @param type of a result: as Trino writes it, such as `varchar(10)`, `timestamp`, `decimal(10,2)`,
///     `array(row(x bigint))`. Of a table: as Glue and Hive write it, such as `string`, `array<struct<x:bigint>>`
public record Column(String name, String type) {}
