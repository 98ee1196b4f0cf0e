package com.wildrydes.producer.stream;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: random between 0 and a bound that doubles with each failure ("full
/// jitter", AWS Architecture Blog, Exponential Backoff And Jitter), so that many writers do not come back at the
/// same moment.
record Backoff(Duration first, Duration longest, RandomGenerator random) {

    private static final int MAX_DOUBLINGS = 30;

    /// Draws the next wait.
    ///
    /// @param failures in a row, at least 1
    /// @return nanoseconds, at least 1
    long nanos(int failures) {
        long bound = first.toNanos();
        for (int i = 1; i < Math.min(failures, MAX_DOUBLINGS) && bound < longest.toNanos(); i++) {
            bound *= 2;
        }
        return random.nextLong(1, Math.min(bound, longest.toNanos()) + 1);
    }
}
