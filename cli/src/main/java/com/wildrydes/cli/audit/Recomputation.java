package com.wildrydes.cli.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Every minute of the stream, from its distinct events. In memory: see [MinuteTally]. Not thread-safe.
final class Recomputation {
    private final MinuteRange range;
    private final Map<MinuteKey, MinuteTally> minutes = new HashMap<>();
    private Set<MinuteKey> changed = new HashSet<>();

    /// Minutes outside `range` are neither compared nor kept.
    Recomputation(MinuteRange range) {
        this.range = range;
    }

    void add(Event event) {
        String minute = MinuteKey.minuteOf(Instant.ofEpochMilli(event.timeMs()));
        if (range.contains(minute)) {
            var key = new MinuteKey(event.name(), minute);
            if (minutes.computeIfAbsent(key, k -> new MinuteTally()).add(event)) {
                changed.add(key);
            }
        }
    }

    Optional<MinuteFigures> figures(MinuteKey key) {
        return Optional.ofNullable(minutes.get(key)).map(MinuteTally::figures);
    }

    Set<MinuteKey> keys() {
        return minutes.keySet();
    }

    /// The minutes that events were added to since the last call.
    Set<MinuteKey> takeChanged() {
        Set<MinuteKey> taken = changed;
        changed = new HashSet<>();
        return taken;
    }
}
