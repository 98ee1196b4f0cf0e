package com.wildrydes.processors.aggregator;

import com.wildrydes.telemetry.StatusEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One item of the table: a minute's statistics, and which events they include. Immutable.
///
/// @param statistics null as long as no event is included
/// @param included the times of the events that the statistics include
/// @param version 0 for an item that is not in the table; each write adds 1
/// @param writeId drawn for each write: two that merge the same events into the same version make the same item, and
/// only one of them has counted the events. 0 until it is drawn
public record MinuteItem(
        MinuteKey key, @Nullable MinuteStatistics statistics, EventTimeSet included, long version, long writeId) {

    public MinuteItem {
        if ((statistics == null) != (included.size() == 0)) {
            throw new IllegalArgumentException(
                    "an item must have statistics if and only if it includes events: " + key);
        }
        if (version < 0) {
            throw new IllegalArgumentException("version must be >= 0: " + version);
        }
    }

    /// The item that is not in the table.
    static MinuteItem absent(MinuteKey key) {
        return new MinuteItem(key, null, EventTimeSet.EMPTY, 0, 0);
    }

    /// This item with the events that it does not include yet, as its next version.
    ///
    /// Of two events with one time the first counts. Merging is idempotent, and between events with different
    /// times commutative.
    ///
    /// @param events of this minute, in the order of the stream
    Merged merge(List<StatusEvent> events) {
        var times = new EventTimeSet.Builder(included, events.size());
        MinuteStatistics merged = statistics;
        int added = 0;
        for (StatusEvent event : events) {
            if (times.add((int) (event.statusTimeMs() - key.minuteMs()))) {
                merged = merged == null ? MinuteStatistics.of(event) : merged.plus(event);
                added++;
            }
        }
        return added == 0
                ? new Merged(this, 0, events.size())
                : new Merged(new MinuteItem(key, merged, times.build(), version + 1, 0), added, events.size() - added);
    }

    /// The same item, as one write puts it into the table.
    MinuteItem withWriteId(long value) {
        return new MinuteItem(key, statistics, included, version, value);
    }

    /// An item after a merge.
    ///
    /// @param added how many events were new to it
    /// @param duplicates how many it had already, or came twice
    record Merged(MinuteItem item, int added, int duplicates) {}
}
