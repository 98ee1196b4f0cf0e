package com.wildrydes.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationConverterTest {
    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "60s, PT1M",
        "5m, PT5M",
        "1h30m, PT1H30M",
        "250ms, PT0.25S",
        "2d, PT48H",
        "1m500ms, PT1M0.5S",
        "PT1M30S, PT1M30S",
        "' 5M ', PT5M"
    })
    void spelled_spans_are_read(String text, Duration duration) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "s", "5 m", "-5s", "1.5s", "5mx", "m5", "PT", "PT-5S", "99999999999999s"})
    void anything_else_is_refused_with_the_right_form(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text))
                .hasMessage("a duration is written like 60s, 5m, 1h30m or PT1M30S: '" + text + "'");
    }
}
