package com.wildrydes.processors.alert;

import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.dependency.UnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Sees to it that the days which have alerts are in the table's register, at one write a day and process.
/// Thread-safe.
///
/// Recorded trips have falls of long ago: without the register a list would look through years of days without any.
final class DayRegister {

    /// How much longer a day is kept than the alerts that are told while its entry is not written again.
    private static final Duration SPARE = Duration.ofDays(2);

    private static final int MOST_REMEMBERED = 1000;

    private final AlertTable table;
    private final Duration kept;
    private final Retry retry;
    private final InstantSource clock;

    /// Each day and when it was entered last, days since the epoch.
    private final Map<String, Long> entered = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /// @param kept how long alerts are
    DayRegister(AlertTable table, Duration kept, Retry retry, InstantSource clock) {
        this.table = table;
        this.kept = kept;
        this.retry = retry;
        this.clock = clock;
    }

    /// Returns once the day is in the register for longer than an alert that is told today is kept.
    void enter(String day, Deadline deadline) throws UnavailableException, RefusedException, InterruptedException {
        long today = Duration.ofMillis(clock.millis()).toDays();
        synchronized (entered) {
            if (entered.getOrDefault(day, Long.MIN_VALUE) == today) {
                return;
            }
        }
        long expiresS = Duration.ofMillis(clock.millis()).plus(kept).plus(SPARE).toSeconds();
        retry.call(deadline, failures -> {
            table.keepDay(day, expiresS);
            return day;
        });
        synchronized (entered) {
            entered.put(day, today);
        }
    }
}
