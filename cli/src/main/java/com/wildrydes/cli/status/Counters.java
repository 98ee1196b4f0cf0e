package com.wildrydes.cli.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/// The Aggregator's counters: every event taken in is counted, a duplicate, or quarantined.
public record Counters(long received, long counted, long duplicates, long quarantined) {
    private static final Duration DAY = Duration.ofDays(1);

    /// Metric names, as the Aggregator publishes them, under the lower-case IDs that a query needs.
    private static final Map<String, String> METRICS = Map.of(
            "received", "EventsReceived",
            "counted", "EventsCounted",
            "duplicates", "EventsDuplicate",
            "quarantined", "EventsQuarantined");

    /// The sums of all time that CloudWatch still knows since `start`.
    public static Counters since(CloudWatchClient cloudWatch, Instant start, Instant now) {
        List<MetricDataQuery> queries = METRICS.entrySet().stream()
                .map(metric -> query(metric.getKey(), metric.getValue()))
                .toList();
        Map<String, Long> sums = cloudWatch
                .getMetricDataPaginator(request -> request.startTime(start.minus(DAY))
                        .endTime(now.plus(DAY))
                        .metricDataQueries(queries))
                .metricDataResults()
                .stream()
                .collect(Collectors.groupingBy(MetricDataResult::id, Collectors.summingLong(Counters::sum)));
        return new Counters(
                sums.getOrDefault("received", 0L),
                sums.getOrDefault("counted", 0L),
                sums.getOrDefault("duplicates", 0L),
                sums.getOrDefault("quarantined", 0L));
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

    private static MetricDataQuery query(String id, String metric) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.stat("Sum")
                        .period((int) DAY.toSeconds())
                        .metric(m -> m.namespace("WildRydes")
                                .metricName(metric)
                                .dimensions(Dimension.builder()
                                        .name("Function")
                                        .value("Aggregator")
                                        .build())))
                .build();
    }

    private static long sum(MetricDataResult result) {
        return Math.round(
                result.values().stream().mapToDouble(Double::doubleValue).sum());
    }
}
