package com.wildrydes.local.apigateway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ThrottleTest {
    @Test
    void a_rate_and_a_burst_are_at_least_nothing() {
        assertThatThrownBy(() -> new Throttle(-1, 1))
                .hasMessage("ThrottlingRateLimit must be a number of at least 0: -1.0");
        assertThatThrownBy(() -> new Throttle(Double.NaN, 1)).hasMessageEndingWith("at least 0: NaN");
        assertThatThrownBy(() -> new Throttle(1, -1)).hasMessage("ThrottlingBurstLimit must be at least 0: -1");
    }
}
