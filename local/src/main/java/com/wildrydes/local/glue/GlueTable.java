package com.wildrydes.local.glue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table or view of the catalog (AWS Glue API, "TableInput").
///
/// @param database folded to lower case, as Glue does
/// @param name folded to lower case, as Glue does
/// @param tableType `EXTERNAL_TABLE` or `VIRTUAL_VIEW`
/// @param partitionKeys columns whose values are in the folders' names
/// @param parameters such as `classification` and `projection.enabled`
/// @param viewOriginalText of a view `/* Presto View: … */`, with the view's definition in JSON as base64
/// @param viewExpandedText of a view `/* Presto View */`
public record GlueTable(
        String database,
        String name,
        @Nullable String description,
        @Nullable String tableType,
        GlueStorage storage,
        List<GlueColumn> partitionKeys,
        Map<String, String> parameters,
        @Nullable String viewOriginalText,
        @Nullable String viewExpandedText) {

    public static final String VIRTUAL_VIEW = "VIRTUAL_VIEW";

    public GlueTable {
        database = database.toLowerCase(Locale.ROOT);
        name = name.toLowerCase(Locale.ROOT);
        partitionKeys = List.copyOf(partitionKeys);
        parameters = Map.copyOf(parameters);
    }

    public boolean isView() {
        return VIRTUAL_VIEW.equals(tableType);
    }
}
