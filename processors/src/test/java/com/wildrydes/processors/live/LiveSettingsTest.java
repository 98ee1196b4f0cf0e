package com.wildrydes.processors.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.processors.fleet.BlockLayout;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveSettingsTest {

    private static final Map<String, String> ALL = Map.of(
            "FLEET_TABLE_NAME", "LiveFleet",
            "LIVE_BLOCKS", "16",
            "ALERT_BELOW", "100",
            "ALERTS_TABLE_NAME", "UnicornAlerts",
            "ALERTS_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:topic",
            "ALERT_DAYS", "90");

    @Test
    void every_variable_is_taken() {
        assertThat(LiveSettings.from(ALL))
                .isEqualTo(new LiveSettings(
                        "LiveFleet",
                        new BlockLayout(16),
                        100,
                        "UnicornAlerts",
                        "arn:aws:sns:us-east-1:000000000000:topic",
                        Duration.ofDays(90),
                        false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FLEET_TABLE_NAME",
                "LIVE_BLOCKS",
                "ALERT_BELOW",
                "ALERTS_TABLE_NAME",
                "ALERTS_TOPIC_ARN",
                "ALERT_DAYS"
            })
    void a_missing_variable_is_named(String name) {
        var environment = new HashMap<>(ALL);
        environment.remove(name);
        assertThatThrownBy(() -> LiveSettings.from(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("environment variable " + name + " must be set");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LIVE_BLOCKS | 12  | the number of blocks must be a power of two in [1, 256]: 12",
                "LIVE_BLOCKS | two | environment variable LIVE_BLOCKS must be a whole number of at least 1: two",
                "ALERT_BELOW | 0   | environment variable ALERT_BELOW must be a whole number of at least 1: 0",
                "ALERT_DAYS  | 0   | environment variable ALERT_DAYS must be a whole number of at least 1: 0"
            })
    void a_value_that_is_not_allowed_is_refused_with_the_rule(String name, String value, String rule) {
        var environment = new HashMap<>(ALL);
        environment.put(name, value);
        assertThatThrownBy(() -> LiveSettings.from(environment)).hasMessage(rule);
    }
}
