package com.wildrydes.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatusEventRulesTest {

    @Test
    void nan_breaks_every_range() {
        assertThat(StatusEventRules.violation(new StatusEvent("a", 0, Double.NaN, 0, 0, 0, 0)))
                .isEqualTo("Latitude must be in [-90, 90] degrees: NaN");
        assertThat(StatusEventRules.violation(new StatusEvent("a", 0, 0, Double.NaN, 0, 0, 0)))
                .isEqualTo("Longitude must be in [-180, 180] degrees: NaN");
        assertThat(StatusEventRules.violation(new StatusEvent("a", 0, 0, 0, Double.NaN, 0, 0)))
                .isEqualTo("Distance must be in [0, 1000000000000] metres: NaN");
    }

    @Test
    void negative_points_break_their_rule() {
        assertThat(StatusEventRules.violation(new StatusEvent("a", 0, 0, 0, 0, -1, 0)))
                .isEqualTo("HealthPoints must be a whole number in [0, 2147483647]: -1");
        assertThat(StatusEventRules.violation(new StatusEvent("a", 0, 0, 0, 0, 0, -1)))
                .isEqualTo("MagicPoints must be a whole number in [0, 2147483647]: -1");
    }

    @Test
    void a_time_that_the_format_cannot_express_breaks_its_rule() {
        assertThat(StatusEventRules.violation(new StatusEvent("a", StatusTime.MAX_MS + 1, 0, 0, 0, 0, 0)))
                .isEqualTo("StatusTime must be in the years 0000 to 9999: 253402300800000 ms since 1970");
    }

    @Test
    void a_name_with_a_lone_surrogate_breaks_its_rule() {
        assertThat(StatusEventRules.violation(new StatusEvent("a\ud83e", 0, 0, 0, 0, 0, 0)))
                .isEqualTo("Name must be valid Unicode, without half surrogate pairs: \"a\\ud83e\"");
    }

    @Test
    void minus_zero_is_zero() {
        assertThat(new StatusEvent("a", 0, -0.0, -0.0, -0.0, 0, 0)).isEqualTo(new StatusEvent("a", 0, 0, 0, 0, 0, 0));
    }
}
