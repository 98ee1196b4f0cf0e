package com.wildrydes.local.lambda.mapping;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Growing waits between retries: 100 ms, doubled each time up to 30 s, of which a random share between a half and all
/// is waited, so that shards that failed together do not return together.
///
/// AWS says "exponential backoff" and no more.
final class Backoff {
    private static final long FIRST_MS = 100;
    private static final long LONGEST_MS = 30_000;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /// @param failures in a row, at least 0
    Duration after(int failures) {
        long whole = Math.min(LONGEST_MS, FIRST_MS << Math.clamp(failures - 1, 0, 20));
        return Duration.ofMillis(random.nextLong(whole / 2, whole + 1));
    }
}
