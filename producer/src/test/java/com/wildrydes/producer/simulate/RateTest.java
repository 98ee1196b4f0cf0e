package com.wildrydes.producer.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RateTest {

    @Property
    void round_begins_at_its_number_divided_by_the_rate(
            @ForAll @LongRange(min = 1, max = 1_000_000) long millihertz,
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long round) {
        BigInteger exact = BigInteger.valueOf(round)
                .multiply(BigInteger.valueOf(1_000_000_000))
                .divide(BigInteger.valueOf(millihertz));

        Assume.that(exact.bitLength() < Long.SIZE);
        assertThat(BigInteger.valueOf(new Rate(millihertz).roundMicros(round))).isEqualTo(exact);
    }

    @Test
    void hertz_is_events_a_second() {
        assertThat(Rate.hertz(1)).isEqualTo(new Rate(1_000));
        assertThat(Rate.hertz(0.5)).isEqualTo(new Rate(500));
    }

    @Test
    void rate_out_of_range_is_refused() {
        for (double hertz : new double[] {0, -1, 0.0001, 1000.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Rate.hertz(hertz))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("rate must be 0.001 to 1000 events a second: rate=" + hertz);
        }
    }
}
