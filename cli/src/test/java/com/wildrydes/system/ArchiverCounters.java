package com.wildrydes.system;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/// The Archiver's counters, as CloudWatch sums them.
record ArchiverCounters(long received, long archived, long repeated, long rejected) {

    static ArchiverCounters of(CloudWatchClient cloudWatch) {
        Map<String, Long> sums = MetricSums.of(
                cloudWatch,
                "Archiver",
                List.of("EventsReceived", "EventsArchived", "EventsRepeated", "EventsRejected"));
        return new ArchiverCounters(
                sums.get("EventsReceived"),
                sums.get("EventsArchived"),
                sums.get("EventsRepeated"),
                sums.get("EventsRejected"));
    }

    ArchiverCounters minus(ArchiverCounters before) {
        return new ArchiverCounters(
                received - before.received,
                archived - before.archived,
                repeated - before.repeated,
                rejected - before.rejected);
    }
}
