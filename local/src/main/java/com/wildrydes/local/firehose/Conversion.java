package com.wildrydes.local.firehose;

import com.wildrydes.local.firehose.parquet.OpenXSettings;
import com.wildrydes.local.firehose.parquet.ParquetSettings;

/// The conversion of JSON to Parquet by the columns of a Glue table.
///
/// @param roleArn the role that reads the table; kept and shown, not checked
/// @param database Glue database of the table
public record Conversion(String roleArn, String database, String table, OpenXSettings input, ParquetSettings output) {}
