package com.wildrydes.processors.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.processors.fleet.BlockLayout;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiSettingsTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "FLEET_TABLE_NAME", "LiveFleet",
            "LIVE_BLOCKS", "16",
            "ALERTS_TABLE_NAME", "UnicornAlerts",
            "SENSOR_TABLE_NAME", "UnicornSensorData",
            "ALERT_BELOW", "100",
            "POLL_MILLISECONDS", "1000",
            "TILE_URL", "https://tiles.example.com/{z}/{x}/{y}.png",
            "TILE_ATTRIBUTION", "© Somebody",
            "OPERATOR_PASSWORD", "correct-horse-battery");

    @Test
    void every_variable_is_read() {
        assertThat(ApiSettings.from(ENVIRONMENT))
                .isEqualTo(new ApiSettings(
                        "LiveFleet",
                        new BlockLayout(16),
                        "UnicornAlerts",
                        "UnicornSensorData",
                        100,
                        Duration.ofSeconds(1),
                        "https://tiles.example.com/{z}/{x}/{y}.png",
                        "© Somebody",
                        "correct-horse-battery",
                        false));
    }

    @Test
    void an_empty_password_is_refused_on_aws() {
        assertThatThrownBy(() -> with("OPERATOR_PASSWORD", ""))
                .hasMessage("OPERATOR_PASSWORD must have at least 16 characters: has 0; "
                        + "give the template's parameter OperatorPassword another value");
        var local = new HashMap<>(ENVIRONMENT);
        local.put("OPERATOR_PASSWORD", "");
        local.put("AWS_ENDPOINT_URL", "http://localhost:4566");
        assertThat(ApiSettings.from(local).operatorPassword()).isEmpty();
    }

    @Test
    void a_short_password_is_refused_everywhere() {
        assertThatThrownBy(() -> with("OPERATOR_PASSWORD", "short")).hasMessageContaining("has 5");
    }

    @Test
    void what_is_missing_or_out_of_range_is_refused() {
        assertThatThrownBy(() -> with("FLEET_TABLE_NAME", " ")).hasMessageContaining("FLEET_TABLE_NAME must be set");
        assertThatThrownBy(() -> with("ALERT_BELOW", "0"))
                .hasMessage("environment variable ALERT_BELOW must be a whole number of at least 1: 0");
        assertThatThrownBy(() -> with("LIVE_BLOCKS", "12")).hasMessageContaining("power of two");
        assertThatThrownBy(() -> with("TILE_URL", "http://tiles.example.com/{z}/{x}/{y}.png"))
                .hasMessageContaining("TILE_URL must be like https://");
        assertThatThrownBy(() -> with("TILE_URL", "https://tiles.example.com/x; script-src *"))
                .hasMessageContaining("TILE_URL must be like https://");
    }

    @Test
    void the_password_is_not_shown() {
        assertThat(ApiSettings.from(ENVIRONMENT).toString())
                .contains("LiveFleet", "guarded=true")
                .doesNotContain("horse");
    }

    private static ApiSettings with(String variable, String value) {
        var environment = new HashMap<>(ENVIRONMENT);
        environment.put(variable, value);
        return ApiSettings.from(environment);
    }
}
