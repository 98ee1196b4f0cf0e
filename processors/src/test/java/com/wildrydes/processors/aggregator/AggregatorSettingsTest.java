package com.wildrydes.processors.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregatorSettingsTest {

    private static final Map<String, String> COMPLETE = Map.of(
            "TABLE_NAME",
            "UnicornSensorData",
            "BUCKET_NAME",
            "data",
            "QUARANTINE_PREFIX",
            "quarantine/",
            "CALLS_AT_ONCE",
            "16",
            "LANG",
            "C");

    @Test
    void settings_are_read_from_the_environment() {
        assertThat(AggregatorSettings.from(COMPLETE))
                .isEqualTo(new AggregatorSettings("UnicornSensorData", "data", "quarantine/", 16, false));
        var local = new HashMap<>(COMPLETE);
        local.put("AWS_ENDPOINT_URL", "http://localhost:4566");
        assertThat(AggregatorSettings.from(local).endpointOverridden()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TABLE_NAME", "BUCKET_NAME", "QUARANTINE_PREFIX", "CALLS_AT_ONCE"})
    void a_missing_variable_is_named(String name) {
        var incomplete = new HashMap<>(COMPLETE);
        incomplete.remove(name);
        assertThatThrownBy(() -> AggregatorSettings.from(incomplete))
                .hasMessage("environment variable " + name + " must be set: give it to the function in template.yaml");
    }

    @Test
    void a_prefix_without_its_slash_is_refused() {
        var wrong = new HashMap<>(COMPLETE);
        wrong.put("QUARANTINE_PREFIX", "quarantine");
        assertThatThrownBy(() -> AggregatorSettings.from(wrong))
                .hasMessage("QUARANTINE_PREFIX must end with a slash: quarantine");
    }
}
