package com.wildrydes.processors.dependency;

import java.time.Duration;
import java.util.function.LongSupplier;

/// The moment from which on nothing new is begun. Thread-safe.
///
/// @param nanoTime a clock that only goes forward, as [System#nanoTime()]
/// @param atNanos the moment, on that clock
public record Deadline(LongSupplier nanoTime, long atNanos) {

    /// The deadline `left` from now; one that has passed when `left` is not positive.
    public static Deadline in(Duration left, LongSupplier nanoTime) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + left.toNanos());
    }

    /// What is left; zero or negative once it has passed.
    public Duration left() {
        return Duration.ofNanos(atNanos - nanoTime.getAsLong());
    }

    public boolean passed() {
        return !left().isPositive();
    }
}
