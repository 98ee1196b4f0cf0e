package com.wildrydes.processors.archiver;

import com.wildrydes.processors.metrics.Counters;
import com.wildrydes.processors.metrics.WarningLog;
import java.util.LinkedHashMap;

/// Says what became of a batch: the counters, and the cause when it is not finished. Thread-safe.
///
/// The counters speak of the loads that were completed: an event that is delivered again was in none of them,
/// unless an invocation ended before its answer.
final class ArchiverReport {

    private final Counters counters;
    private final WarningLog log;

    ArchiverReport(Counters counters, WarningLog log) {
        this.counters = counters;
        this.log = log;
    }

    void publish(Outcome outcome, int records) {
        Tally tally = outcome.tally();
        Outcome.Gap gap = outcome.gap();
        var counts = new LinkedHashMap<String, Long>();
        counts.put("EventsReceived", tally.received());
        counts.put("EventsArchived", tally.archived());
        counts.put("EventsRepeated", tally.repeated());
        counts.put("EventsRejected", tally.rejected());
        counts.put("BatchesUnfinished", gap == null ? 0L : 1L);
        var details = new LinkedHashMap<String, Long>();
        details.put("Records", (long) records);
        details.put("RecordsSent", tally.recordsSent());
        details.put("BytesSent", tally.bytesSent());
        counters.publish(counts, details);
        if (tally.withoutExtra() > 0) {
            var events = new LinkedHashMap<String, String>();
            events.put("events", Long.toString(tally.withoutExtra()));
            log.warn(
                    "events are archived without their unknown fields: with them a line must have at most "
                            + ArchiveStream.MOST_RECORD_BYTES + " bytes",
                    events);
        }
        if (gap != null) {
            log.unfinished(gap.firstUnprocessed(), gap.cause());
        }
    }
}
