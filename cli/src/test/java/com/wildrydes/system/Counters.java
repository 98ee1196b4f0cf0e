package com.wildrydes.system;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/// The Aggregator's counters, as CloudWatch sums them.
record Counters(long received, long counted, long duplicates, long quarantined) {

    static Counters of(CloudWatchClient cloudWatch) {
        Map<String, Long> sums = MetricSums.of(
                cloudWatch,
                "Aggregator",
                List.of("EventsReceived", "EventsCounted", "EventsDuplicate", "EventsQuarantined"));
        return new Counters(
                sums.get("EventsReceived"),
                sums.get("EventsCounted"),
                sums.get("EventsDuplicate"),
                sums.get("EventsQuarantined"));
    }

    Counters minus(Counters before) {
        return new Counters(
                received - before.received,
                counted - before.counted,
                duplicates - before.duplicates,
                quarantined - before.quarantined);
    }
}
