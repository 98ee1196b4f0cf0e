package com.wildrydes.cli.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which minutes are compared: those that start at or after one time and before another.
///
/// @param from start of the first minute, or null for all
/// @param to   start of the first minute that is too late, or null for none
record MinuteRange(@Nullable Instant from, @Nullable Instant to) {
    static final MinuteRange ALL = new MinuteRange(null, null);

    private static final long MINUTE_MS = 60_000;

    MinuteRange {
        from = from == null ? null : nextStart(from);
        to = to == null ? null : nextStart(to);
    }

    /// @param minute `yyyy-MM-dd HH:mm:00`, UTC
    boolean contains(String minute) {
        return (from == null || minute.compareTo(MinuteKey.minuteOf(from)) >= 0)
                && (to == null || minute.compareTo(MinuteKey.minuteOf(to)) < 0);
    }

    /// The same without the minutes before `time`.
    MinuteRange notBefore(Instant time) {
        return new MinuteRange(from == null || from.isBefore(time) ? time : from, to);
    }

    private static Instant nextStart(Instant time) {
        return Instant.ofEpochMilli(-Math.floorDiv(-time.toEpochMilli(), MINUTE_MS) * MINUTE_MS);
    }
}
