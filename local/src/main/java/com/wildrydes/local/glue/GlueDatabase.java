package com.wildrydes.local.glue;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A database of the catalog: a name for tables (AWS Glue API, "DatabaseInput").
///
/// @param name folded to lower case, as Glue does
public record GlueDatabase(
        String name, @Nullable String description, @Nullable String locationUri, Map<String, String> parameters) {

    public GlueDatabase {
        name = name.toLowerCase(Locale.ROOT);
        parameters = Map.copyOf(parameters);
    }
}
