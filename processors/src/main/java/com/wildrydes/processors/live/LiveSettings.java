package com.wildrydes.processors.live;

import com.wildrydes.processors.environment.Variables;
import com.wildrydes.processors.fleet.BlockLayout;
import java.time.Duration;
import java.util.Map;

/// What Live is told by its environment: see `template.yaml`.
///
/// @param fleetTableName `FLEET_TABLE_NAME`
/// @param layout `LIVE_BLOCKS`: over how many blocks the fleet is spread
/// @param alertBelow `ALERT_BELOW`: points below which a vital is low, at least 1
/// @param alertsTableName `ALERTS_TABLE_NAME`
/// @param alertsTopicArn `ALERTS_TOPIC_ARN`: where alerts are published
/// @param alertsKept `ALERT_DAYS`: how long an alert is kept, at least a day
/// @param endpointOverridden whether `AWS_ENDPOINT_URL` names another endpoint than AWS's own
public record LiveSettings(
        String fleetTableName,
        BlockLayout layout,
        int alertBelow,
        String alertsTableName,
        String alertsTopicArn,
        Duration alertsKept,
        boolean endpointOverridden) {

    /// The settings of a function's environment.
    ///
    /// @throws IllegalArgumentException when a variable is missing or has a value that is not allowed
    public static LiveSettings from(Map<String, String> environment) {
        return new LiveSettings(
                Variables.required(environment, "FLEET_TABLE_NAME"),
                new BlockLayout(Variables.positive(environment, "LIVE_BLOCKS")),
                Variables.positive(environment, "ALERT_BELOW"),
                Variables.required(environment, "ALERTS_TABLE_NAME"),
                Variables.required(environment, "ALERTS_TOPIC_ARN"),
                Duration.ofDays(Variables.positive(environment, "ALERT_DAYS")),
                environment.containsKey("AWS_ENDPOINT_URL"));
    }
}
