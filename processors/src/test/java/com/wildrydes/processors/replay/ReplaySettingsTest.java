package com.wildrydes.processors.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplaySettingsTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "ATHENA_WORK_GROUP", "wildrydes",
            "DATA_BUCKET_NAME", "the-bucket",
            "ALERT_BELOW", "90",
            "ARCHIVE_DAYS", "400",
            "ARCHIVE_WINDOW_SECONDS", "60",
            "ARCHIVE_BUFFER_SECONDS", "0");

    @Test
    void all_variables_are_read() {
        assertThat(ReplaySettings.from(ENVIRONMENT))
                .isEqualTo(new ReplaySettings(
                        "wildrydes", "the-bucket", 90, Duration.ofDays(400), Duration.ofSeconds(60)));
    }

    @Test
    void a_missing_variable_is_named() {
        for (String name : ENVIRONMENT.keySet()) {
            Map<String, String> without = new HashMap<>(ENVIRONMENT);
            without.remove(name);
            assertThatThrownBy(() -> ReplaySettings.from(without))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name);
        }
    }

    @Test
    void a_number_that_is_none_is_named_with_its_value() {
        Map<String, String> wrong = new HashMap<>(ENVIRONMENT);
        wrong.put("ARCHIVE_DAYS", "-1");
        assertThatThrownBy(() -> ReplaySettings.from(wrong))
                .hasMessage("ARCHIVE_DAYS must be a whole number, at least 0: -1");
    }
}
