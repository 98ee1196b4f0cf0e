package com.wildrydes.local.cloudwatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The values of all metrics, in minutes, in memory. Thread-safe.
///
/// Minutes are kept for 15 days, as CloudWatch keeps them (CloudWatch User Guide, "Metrics retention"), so memory is
/// bounded by the number of metrics: about 2 MB each when a value came in every minute.
public final class Metrics {
    static final Duration RETENTION = Duration.ofDays(15);
    private static final long MINUTE_SECONDS = 60;

    private final Clock clock;
    private final Map<Metric, NavigableMap<Long, Statistics>> minutes = new ConcurrentHashMap<>();

    public Metrics(Clock clock) {
        this.clock = clock;
    }

    /// Adds one value. A value older than the retention is dropped, as it would be by now.
    public void add(Metric metric, double value, Instant time) {
        add(metric, Statistics.of(value), time);
    }

    void add(Metric metric, Statistics values, Instant time) {
        long oldest = clock.instant().minus(RETENTION).getEpochSecond();
        if (time.getEpochSecond() < oldest) {
            return;
        }
        minutes.compute(metric, (key, known) -> {
            NavigableMap<Long, Statistics> kept = known == null ? new TreeMap<>() : known;
            kept.headMap(oldest - MINUTE_SECONDS).clear();
            kept.merge(floor(time.getEpochSecond(), MINUTE_SECONDS), values, Statistics::and);
            return kept;
        });
    }

    List<Metric> list() {
        return List.copyOf(minutes.keySet());
    }

    /// A metric's periods that hold values, by their start in epoch seconds.
    ///
    /// @param start inclusive, rounded down to the minute
    /// @param end exclusive
    /// @param periodSeconds a multiple of 60; periods start at multiples of it since the epoch
    NavigableMap<Long, Statistics> periods(Metric metric, Instant start, Instant end, long periodSeconds) {
        NavigableMap<Long, Statistics> periods = new TreeMap<>();
        minutes.computeIfPresent(metric, (key, kept) -> {
            kept.subMap(floor(start.getEpochSecond(), MINUTE_SECONDS), end.getEpochSecond())
                    .forEach((minute, values) -> periods.merge(floor(minute, periodSeconds), values, Statistics::and));
            return kept;
        });
        return periods;
    }

    private static long floor(long seconds, long step) {
        return Math.floorDiv(seconds, step) * step;
    }
}
