package com.wildrydes.cli.status;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/// The Aggregator's counters: every event taken in is counted, a duplicate, or quarantined.
public record Counters(long received, long counted, long duplicates, long quarantined) {
    private static final String RECEIVED = "EventsReceived";
    private static final String COUNTED = "EventsCounted";
    private static final String DUPLICATE = "EventsDuplicate";
    private static final String QUARANTINED = "EventsQuarantined";

    /// The sums of all time that CloudWatch still knows since `start`.
    public static Counters since(CloudWatchClient cloudWatch, Instant start, Instant now) {
        var counters = FunctionCounters.since(
                cloudWatch, "Aggregator", List.of(RECEIVED, COUNTED, DUPLICATE, QUARANTINED), start, now);
        return new Counters(
                counters.sum(RECEIVED), counters.sum(COUNTED), counters.sum(DUPLICATE), counters.sum(QUARANTINED));
    }

    /// Events that have an outcome.
    public long settled() {
        return counted + duplicates + quarantined;
    }

    /// One line: the equation, and whether it holds.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d received %s %,d counted + %,d duplicates + %,d quarantined",
                received,
                received == settled() ? "=" : "≠",
                counted,
                duplicates,
                quarantined);
    }
}
