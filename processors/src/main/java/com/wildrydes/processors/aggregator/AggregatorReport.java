package com.wildrydes.processors.aggregator;

import com.wildrydes.processors.metrics.Counters;
import com.wildrydes.processors.metrics.WarningLog;
import java.util.LinkedHashMap;

/// Says what became of a batch: the counters, and the cause when it is not finished. Thread-safe.
///
/// The counters are those of invariant "taken in = counted + duplicates + quarantined". They speak of what was
/// completed: an event that is delivered again was not taken in before, unless it was completed behind the
/// record that failed; then it is taken in twice, as the duplicate that it is.
final class AggregatorReport {

    private final Counters counters;
    private final WarningLog log;

    AggregatorReport(Counters counters, WarningLog log) {
        this.counters = counters;
        this.log = log;
    }

    void publish(BatchOutcome outcome, int records) {
        boolean unfinished = outcome instanceof BatchOutcome.Unfinished;
        Tally tally = outcome.tally();
        var counts = new LinkedHashMap<String, Long>();
        counts.put("EventsReceived", tally.received());
        counts.put("EventsCounted", tally.counted());
        counts.put("EventsDuplicate", tally.duplicates());
        counts.put("EventsQuarantined", tally.quarantined());
        counts.put("BatchesUnfinished", unfinished ? 1L : 0L);
        var details = new LinkedHashMap<String, Long>();
        details.put("Records", (long) records);
        details.put("ItemsWritten", tally.writes());
        details.put("WriteConflicts", tally.conflicts());
        counters.publish(counts, details);
        if (outcome instanceof BatchOutcome.Unfinished(Tally done, String firstUnprocessed, Exception cause)) {
            log.unfinished(firstUnprocessed, cause);
        }
    }
}
