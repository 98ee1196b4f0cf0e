package com.wildrydes.local.firehose.parquet;

import java.util.Map;

/// How the OpenX JSON SerDe reads (Amazon Data Firehose API Reference, "OpenXJsonSerDe").
///
/// @param caseInsensitive whether JSON keys are taken in lower case
/// @param dotsToUnderscores whether dots in JSON keys count as underscores
/// @param columnToJsonKey JSON keys by the names of columns that are called differently
public record OpenXSettings(boolean caseInsensitive, boolean dotsToUnderscores, Map<String, String> columnToJsonKey) {

    public static final OpenXSettings DEFAULT = new OpenXSettings(true, false, Map.of());

    public OpenXSettings {
        columnToJsonKey = Map.copyOf(columnToJsonKey);
    }
}
