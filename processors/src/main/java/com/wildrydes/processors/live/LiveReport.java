package com.wildrydes.processors.live;

import com.wildrydes.processors.alert.AlertDelivery;
import com.wildrydes.processors.metrics.Counters;
import com.wildrydes.processors.metrics.WarningLog;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Says what became of a batch: the counters, the blocks that are full, and the cause when it is not finished.
/// Thread-safe.
final class LiveReport {

    private final Counters counters;
    private final WarningLog log;

    LiveReport(Counters counters, WarningLog log) {
        this.counters = counters;
        this.log = log;
    }

    void publish(BatchOutcome outcome, int records) {
        BatchOutcome.Gap gap = outcome.gap();
        Tally tally = outcome.tally();
        AlertDelivery.Delivered delivered = outcome.delivered();
        var counts = new LinkedHashMap<String, Long>();
        counts.put("EventsApplied", tally.applied());
        counts.put("EventsLate", tally.late());
        counts.put("EventsAhead", outcome.ahead());
        counts.put("EventsLeftOut", tally.leftOut());
        counts.put("AlertsRaised", (long) delivered.raised());
        counts.put("AlertsResolved", (long) delivered.resolved());
        counts.put("AlertsPublished", (long) delivered.published());
        counts.put("AlertsWaiting", (long) delivered.waiting());
        counts.put("BatchesUnfinished", gap == null ? 0L : 1L);
        var details = new LinkedHashMap<String, Long>();
        details.put("Records", (long) records);
        details.put("BlocksWritten", tally.writes());
        details.put("WriteConflicts", tally.conflicts());
        counters.publish(counts, details);
        outcome.fullBlocks().forEach(this::warn);
        if (gap != null) {
            log.unfinished(gap.sequenceNumber(), gap.cause());
        }
        if (delivered.failure() != null && delivered.left().isEmpty()) {
            log.warn(
                    "alerts wait to be published, and are in the table: a later batch publishes them",
                    cause(delivered.failure()));
        }
    }

    private static SequencedMap<String, String> cause(Exception failure) {
        var details = new LinkedHashMap<String, String>();
        details.put("cause", failure.toString());
        if (failure.getCause() != null) {
            details.put("rootCause", failure.getCause().toString());
        }
        return details;
    }

    private void warn(FullBlock full) {
        var details = new LinkedHashMap<String, String>();
        details.put("block", full.key().toString());
        details.put("bytes", Integer.toString(full.bytes()));
        details.put("eventsLeftOut", Long.toString(full.leftOut()));
        log.warn(
                "a block of the live state is full, and events are left out of it: raise the parameter LiveBlocks of"
                        + " template.yaml",
                details);
    }
}
