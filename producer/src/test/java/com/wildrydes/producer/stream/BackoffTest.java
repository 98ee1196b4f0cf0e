package com.wildrydes.producer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofMillis(10), Duration.ofMillis(100), new Random(1));

    @Test
    void waits_are_spread_below_a_bound_that_doubles_up_to_the_longest() {
        assertThat(longestOf(1)).isBetween(9_000_000L, 10_000_000L);
        assertThat(longestOf(2)).isBetween(19_000_000L, 20_000_000L);
        assertThat(longestOf(4)).isBetween(75_000_000L, 80_000_000L);
        assertThat(longestOf(5)).isBetween(95_000_000L, 100_000_000L);
        assertThat(longestOf(Integer.MAX_VALUE)).isBetween(95_000_000L, 100_000_000L);
    }

    @Test
    void a_wait_is_never_nothing() {
        assertThat(LongStream.range(0, 1_000).map(i -> backoff.nanos(1))).allMatch(nanos -> nanos >= 1);
    }

    private long longestOf(int failures) {
        return LongStream.range(0, 1_000)
                .map(i -> backoff.nanos(failures))
                .max()
                .orElseThrow();
    }
}
