package com.wildrydes.local.glue;

import org.jspecify.annotations.Nullable;

/// One column of a table, in its data or in its folders' names (AWS Glue API, "Column").
///
/// @param name lower case
/// @param type in Hive's words: `string`, `bigint`, `array<string>`
public record GlueColumn(String name, String type, @Nullable String comment) {}
