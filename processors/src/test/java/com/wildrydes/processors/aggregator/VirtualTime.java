package com.wildrydes.processors.aggregator;

import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.Retry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// A clock that only sleeping moves: retries take no real time, and deadlines come all the same. Thread-safe.
final class VirtualTime {

    private final AtomicLong nanos = new AtomicLong();

    Deadline deadlineIn(Duration left) {
        return Deadline.in(left, nanos::get);
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    Retry retry(RandomGenerator random) {
        return new Retry(random, this::pass);
    }
}
