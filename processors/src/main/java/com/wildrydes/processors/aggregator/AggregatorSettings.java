package com.wildrydes.processors.aggregator;

import com.wildrydes.processors.environment.Variables;
import java.util.Map;

/// What the Aggregator is told by its environment: see `template.yaml`.
///
/// @param tableName `TABLE_NAME`
/// @param bucketName `BUCKET_NAME`: where the quarantine is
/// @param quarantinePrefix `QUARANTINE_PREFIX`: what the quarantine's keys begin with; ends with a slash
/// @param callsAtOnce `CALLS_AT_ONCE`: how many items are read or written at a time, at least 1
/// @param endpointOverridden whether `AWS_ENDPOINT_URL` names another endpoint than AWS's own
public record AggregatorSettings(
        String tableName, String bucketName, String quarantinePrefix, int callsAtOnce, boolean endpointOverridden) {

    public AggregatorSettings {
        if (!quarantinePrefix.endsWith("/")) {
            throw new IllegalArgumentException("QUARANTINE_PREFIX must end with a slash: " + quarantinePrefix);
        }
    }

    /// The settings of a function's environment.
    ///
    /// @throws IllegalArgumentException when a variable is missing or has a value that is not allowed
    public static AggregatorSettings from(Map<String, String> environment) {
        return new AggregatorSettings(
                Variables.required(environment, "TABLE_NAME"),
                Variables.required(environment, "BUCKET_NAME"),
                Variables.required(environment, "QUARANTINE_PREFIX"),
                Variables.positive(environment, "CALLS_AT_ONCE"),
                environment.containsKey("AWS_ENDPOINT_URL"));
    }
}
