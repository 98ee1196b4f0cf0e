package com.wildrydes.cli.status;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/// The Archiver's counters: every event taken in is archived, a repetition within its record, or no event.
///
/// What is archived twice, because it was delivered or sent twice, counts twice here: the view makes one of it.
///
/// @param archived accepted by Firehose
/// @param rejected no event; the Aggregator keeps it in quarantine
public record ArchiveCounters(long received, long archived, long repeated, long rejected) {
    private static final String RECEIVED = "EventsReceived";
    private static final String ARCHIVED = "EventsArchived";
    private static final String REPEATED = "EventsRepeated";
    private static final String REJECTED = "EventsRejected";

    /// The sums of all time that CloudWatch still knows since `start`.
    public static ArchiveCounters since(CloudWatchClient cloudWatch, Instant start, Instant now) {
        var counters = FunctionCounters.since(
                cloudWatch, "Archiver", List.of(RECEIVED, ARCHIVED, REPEATED, REJECTED), start, now);
        return new ArchiveCounters(
                counters.sum(RECEIVED), counters.sum(ARCHIVED), counters.sum(REPEATED), counters.sum(REJECTED));
    }

    /// Events that have an outcome.
    public long settled() {
        return archived + repeated + rejected;
    }

    /// One line: the equation, and whether it holds.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d received %s %,d archived + %,d repeated + %,d rejected",
                received,
                received == settled() ? "=" : "≠",
                archived,
                repeated,
                rejected);
    }
}
