package com.wildrydes.processors.api;

import com.wildrydes.processors.environment.Variables;
import com.wildrydes.processors.fleet.BlockLayout;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/// What the Api is told by its environment: see `template.yaml`.
///
/// @param fleetTable `FLEET_TABLE_NAME`
/// @param layout `LIVE_BLOCKS`: how the fleet is spread over that table's items
/// @param alertsTable `ALERTS_TABLE_NAME`
/// @param sensorTable `SENSOR_TABLE_NAME`
/// @param alertBelow `ALERT_BELOW`: points below which a unicorn needs help
/// @param poll `POLL_MILLISECONDS`: how often a page asks for what changed
/// @param tileUrl `TILE_URL`: where the map's tiles are, or empty
/// @param tileAttribution `TILE_ATTRIBUTION`: what is to be shown with them
/// @param operatorPassword `OPERATOR_PASSWORD`: empty lets everybody in, which only another endpoint than AWS's own
/// may do
/// @param endpointOverridden whether `AWS_ENDPOINT_URL` names another endpoint than AWS's own
public record ApiSettings(
        String fleetTable,
        BlockLayout layout,
        String alertsTable,
        String sensorTable,
        int alertBelow,
        Duration poll,
        String tileUrl,
        String tileAttribution,
        String operatorPassword,
        boolean endpointOverridden) {

    private static final int SHORTEST_PASSWORD = 16;
    private static final Pattern TILES = Pattern.compile("(https://[A-Za-z0-9.-]+(:[0-9]+)?)/[^\\s'\";,]*");

    public ApiSettings {
        if (operatorPassword.isEmpty() ? !endpointOverridden : operatorPassword.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException("OPERATOR_PASSWORD must have at least " + SHORTEST_PASSWORD
                    + " characters: has " + operatorPassword.length()
                    + "; give the template's parameter OperatorPassword another value");
        }
        if (!tileUrl.isEmpty() && !TILES.matcher(tileUrl).matches()) {
            throw new IllegalArgumentException(
                    "TILE_URL must be like https://tiles.example.com/{z}/{x}/{y}.png: " + tileUrl);
        }
    }

    /// The settings of a function's environment.
    ///
    /// @throws IllegalArgumentException when a variable is missing or has a value that is not allowed
    public static ApiSettings from(Map<String, String> environment) {
        return new ApiSettings(
                Variables.required(environment, "FLEET_TABLE_NAME"),
                new BlockLayout(Variables.positive(environment, "LIVE_BLOCKS")),
                Variables.required(environment, "ALERTS_TABLE_NAME"),
                Variables.required(environment, "SENSOR_TABLE_NAME"),
                Variables.positive(environment, "ALERT_BELOW"),
                Duration.ofMillis(Variables.positive(environment, "POLL_MILLISECONDS")),
                environment.getOrDefault("TILE_URL", ""),
                environment.getOrDefault("TILE_ATTRIBUTION", ""),
                environment.getOrDefault("OPERATOR_PASSWORD", ""),
                environment.containsKey("AWS_ENDPOINT_URL"));
    }

    /// Scheme and host of the tiles, as a content security policy names it; empty when there are none.
    String tileOrigin() {
        var matcher = TILES.matcher(tileUrl);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /// Without the password.
    @Override
    public String toString() {
        return "ApiSettings[fleetTable=%s, %s, alertsTable=%s, sensorTable=%s, poll=%s, tileUrl=%s, guarded=%s]"
                .formatted(fleetTable, layout, alertsTable, sensorTable, poll, tileUrl, !operatorPassword.isEmpty());
    }
}
