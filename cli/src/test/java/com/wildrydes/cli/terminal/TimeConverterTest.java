package com.wildrydes.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeConverterTest {
    @ParameterizedTest
    @CsvSource({
        "2026-07-21T09:15:00Z, 2026-07-21T09:15:00Z",
        "2026-07-21T11:15+02:00, 2026-07-21T09:15:00Z",
        "2026-07-21 09:15:00.123, 2026-07-21T09:15:00.123Z",
        "2026-07-21 09:15, 2026-07-21T09:15:00Z",
        "2026-07-21, 2026-07-21T00:00:00Z"
    })
    void times_are_read_and_are_utc_unless_they_say_otherwise(String text, Instant time) {
        assertThat(new TimeConverter().convert(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2026-02-30", "21.07.2026", "2026-07-21 25:00:00"})
    void anything_else_is_refused_with_the_right_form(String text) {
        assertThatThrownBy(() -> new TimeConverter().convert(text))
                .hasMessage("a time is written like 2026-07-21T09:15:00Z or '2026-07-21 09:15:00': '" + text + "'");
    }
}
