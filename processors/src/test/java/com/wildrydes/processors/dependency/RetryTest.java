package com.wildrydes.processors.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RetryTest {

    private final AtomicLong now = new AtomicLong();
    private final List<Duration> pauses = new ArrayList<>();
    private final Retry retry = new Retry(new Random(1), pause -> {
        pauses.add(pause);
        now.addAndGet(pause.toNanos());
    });

    @Test
    void a_call_that_succeeds_is_made_once() throws Exception {
        assertThat(retry.<String>call(in(Duration.ofSeconds(1)), failures -> "done " + failures))
                .isEqualTo("done 0");
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_call_that_fails_is_told_how_often_and_made_again() throws Exception {
        assertThat(retry.<String>call(in(Duration.ofMinutes(1)), failures -> {
                    if (failures < 3) {
                        throw new UnavailableException("throttled");
                    }
                    return "done " + failures;
                }))
                .isEqualTo("done 3");
        assertThat(pauses).hasSize(3);
    }

    @Test
    void pauses_grow_with_jitter_up_to_the_longest_and_end_before_the_deadline() {
        assertThatThrownBy(() -> retry.call(in(Duration.ofMinutes(5)), RetryTest::throttled))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("throttled");
        for (int i = 0; i < pauses.size(); i++) {
            long most = Math.min(5000, 50L << Math.min(i, 20));
            assertThat(pauses.get(i)).isBetween(Duration.ZERO, Duration.ofMillis(most));
        }
        assertThat(pauses.stream().skip(10).distinct().count()).isGreaterThan(10);
        assertThat(Duration.ofNanos(now.get())).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
    }

    @Test
    void what_is_refused_is_not_tried_again() {
        var calls = new AtomicInteger();
        assertThatThrownBy(() -> retry.call(in(Duration.ofMinutes(5)), failures -> {
                    calls.incrementAndGet();
                    throw new RefusedException("access denied", new SecurityException());
                }))
                .isInstanceOf(RefusedException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void after_the_deadline_no_call_is_begun() {
        assertThatThrownBy(() -> retry.call(in(Duration.ZERO), failures -> "done"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("time was up");
    }

    @Test
    void an_interrupt_ends_the_waiting() {
        var interrupted = new Retry(new Random(1), pause -> {
            throw new InterruptedException();
        });
        assertThatThrownBy(() -> interrupted.call(in(Duration.ofMinutes(1)), RetryTest::throttled))
                .isInstanceOf(InterruptedException.class);
    }

    private static String throttled(int failures) throws UnavailableException {
        throw new UnavailableException("throttled");
    }

    private Deadline in(Duration left) {
        return Deadline.in(left, now::get);
    }
}
