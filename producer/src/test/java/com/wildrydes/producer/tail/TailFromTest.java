package com.wildrydes.producer.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TailFromTest {

    @Test
    void names_and_times_are_understood() {
        assertThat(TailFrom.parse("latest")).isEqualTo(new TailFrom.Latest());
        assertThat(TailFrom.parse("trim-horizon")).isEqualTo(new TailFrom.TrimHorizon());
        assertThat(TailFrom.parse("2026-07-21T09:15:00Z"))
                .isEqualTo(new TailFrom.At(Instant.parse("2026-07-21T09:15:00Z")));
    }

    @Test
    void anything_else_is_refused_with_what_is_allowed() {
        assertThatThrownBy(() -> TailFrom.parse("yesterday"))
                .hasMessage("must be latest, trim-horizon or a time such as 2026-07-21T09:15:00Z: yesterday");
    }
}
