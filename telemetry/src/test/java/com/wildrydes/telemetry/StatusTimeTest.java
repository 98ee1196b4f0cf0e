package com.wildrydes.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTimeTest {

    @Test
    void agrees_with_the_jdk_on_every_day_of_400_years() {
        long firstDay = Instant.parse("1800-01-01T00:00:00Z").toEpochMilli();
        for (int day = 0; day < 146_097; day++) {
            long timeMs = firstDay + day * 86_400_000L;
            assertThat(StatusTime.parse(StatusTime.format(timeMs))).isEqualTo(timeMs);
            assertThat(StatusTime.format(timeMs))
                    .startsWith(Instant.ofEpochMilli(timeMs).toString().substring(0, 10));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0000-01-01 00:00:00.000, -62167219200000",
        "1969-12-31 23:59:59.999, -1",
        "1970-01-01 00:00:00.000, 0",
        "2024-02-29 12:00:00.500, 1709208000500",
        "2000-02-29 00:00:00.000, 951782400000",
        "9999-12-31 23:59:59.999, 253402300799999",
    })
    void known_times(String text, long timeMs) {
        assertThat(StatusTime.parse(text)).isEqualTo(timeMs);
        assertThat(StatusTime.format(timeMs)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30 00:00:00.000", "1900-02-29 00:00:00.000", "", "now"})
    void a_time_that_does_not_exist_is_refused_with_the_rule_and_the_value(String text) {
        assertThatThrownBy(() -> StatusTime.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time must be a UTC time that exists, as yyyy-MM-dd HH:mm:ss.SSS: \"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, StatusTime.MIN_MS - 1, StatusTime.MAX_MS + 1, Long.MAX_VALUE})
    void a_time_that_the_format_cannot_express_is_refused(long timeMs) {
        assertThatThrownBy(() -> StatusTime.format(timeMs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time must be in the years 0000 to 9999: " + timeMs + " ms since 1970");
    }
}
