package com.wildrydes.cli.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which minutes are compared: those that start at or after one time and before another.
///
/// @param from start of the first minute, `yyyy-MM-dd HH:mm:00`, or null for all
/// @param to   start of the first minute that is too late, or null for none
record MinuteRange(@Nullable String from, @Nullable String to) {
    static MinuteRange of(@Nullable Instant from, @Nullable Instant to) {
        return new MinuteRange(
                from == null ? null : MinuteKey.minuteOf(from.plusMillis(59_999)),
                to == null ? null : MinuteKey.minuteOf(to.plusMillis(59_999)));
    }

    boolean contains(String minute) {
        return (from == null || minute.compareTo(from) >= 0) && (to == null || minute.compareTo(to) < 0);
    }

    /// The same without the minutes before `time`.
    MinuteRange notBefore(Instant time) {
        String earliest = MinuteKey.minuteOf(time.plusMillis(59_999));
        return new MinuteRange(from == null || from.compareTo(earliest) < 0 ? earliest : from, to);
    }
}
