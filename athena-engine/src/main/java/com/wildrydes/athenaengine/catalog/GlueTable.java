package com.wildrydes.athenaengine.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table or view as the local stack tells of it, in the words of AWS Glue's API.
///
/// @param viewOriginalText of a view; null for a table, which has all that follows
public record GlueTable(
        String database,
        String name,
        List<GlueColumn> columns,
        Map<String, String> parameters,
        @Nullable String viewOriginalText,
        List<GlueColumn> partitionKeys,
        @Nullable String location,
        @Nullable String inputFormat,
        @Nullable String outputFormat,
        @Nullable String serde,
        Map<String, String> serdeParameters) {

    /// @param type as Hive writes it
    public record GlueColumn(String name, String type) {}
}
