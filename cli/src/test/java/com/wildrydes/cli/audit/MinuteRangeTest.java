package com.wildrydes.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MinuteRangeTest {
    private static final Instant NINE = Instant.parse("2026-07-21T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-07-21T10:00:00Z");

    @Test
    void a_range_holds_the_minutes_that_start_in_it() {
        var range = new MinuteRange(NINE, TEN);

        assertThat(range.contains("2026-07-21 08:59:00")).isFalse();
        assertThat(range.contains("2026-07-21 09:00:00")).isTrue();
        assertThat(range.contains("2026-07-21 09:59:00")).isTrue();
        assertThat(range.contains("2026-07-21 10:00:00")).isFalse();
    }

    @Test
    void a_minute_that_starts_before_the_range_is_outside() {
        assertThat(new MinuteRange(NINE.plusMillis(1), null)).isEqualTo(new MinuteRange(NINE.plusSeconds(60), null));
        assertThat(new MinuteRange(null, TEN.minusMillis(1))).isEqualTo(new MinuteRange(null, TEN));
    }

    @Test
    void times_before_1970_are_rounded_the_same_way() {
        assertThat(new MinuteRange(Instant.ofEpochMilli(-59_999), null))
                .isEqualTo(new MinuteRange(Instant.ofEpochMilli(0), null));
    }

    @Test
    void all_has_no_end() {
        assertThat(MinuteRange.ALL.contains("0000-01-01 00:00:00")).isTrue();
        assertThat(MinuteRange.ALL.contains("9999-12-31 23:59:00")).isTrue();
    }

    @Test
    void a_range_is_narrowed_to_what_is_complete() {
        assertThat(MinuteRange.ALL.notBefore(NINE)).isEqualTo(new MinuteRange(NINE, null));
        assertThat(new MinuteRange(TEN, null).notBefore(NINE)).isEqualTo(new MinuteRange(TEN, null));
    }
}
