package com.wildrydes.local.glue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a table's files lie and how they are read (AWS Glue API, "StorageDescriptor").
///
/// @param columns without the partition keys
/// @param location such as `s3://bucket/events/`; a view has none
/// @param inputFormat the class's name
/// @param outputFormat the class's name
/// @param serde the class's name
public record GlueStorage(
        List<GlueColumn> columns,
        @Nullable String location,
        @Nullable String inputFormat,
        @Nullable String outputFormat,
        boolean compressed,
        @Nullable String serde,
        Map<String, String> serdeParameters,
        Map<String, String> parameters) {

    public GlueStorage {
        columns = List.copyOf(columns);
        serdeParameters = Map.copyOf(serdeParameters);
        parameters = Map.copyOf(parameters);
    }
}
