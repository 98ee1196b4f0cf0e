package com.wildrydes.processors.replay;

import java.time.Duration;
import java.time.Instant;

/// The times of a replay, by the events' own times.
///
/// @param fromMs the first instant, milliseconds since the epoch
/// @param toMs the first instant that is not in it any more; after `fromMs`
public record ReplayRange(long fromMs, long toMs) {

    /// The longest range that is played: beyond it positions would be minutes apart for any larger fleet.
    public static final Duration LONGEST = Duration.ofHours(24);

    public ReplayRange {
        if (toMs <= fromMs) {
            throw new IllegalArgumentException("a range must end after it begins: from=" + fromMs + ", to=" + toMs);
        }
    }

    static ReplayRange of(Instant from, Instant to) {
        return new ReplayRange(from.toEpochMilli(), to.toEpochMilli());
    }

    Instant from() {
        return Instant.ofEpochMilli(fromMs);
    }

    Instant to() {
        return Instant.ofEpochMilli(toMs);
    }

    Duration length() {
        return Duration.ofMillis(toMs - fromMs);
    }
}
