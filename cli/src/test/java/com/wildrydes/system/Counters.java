package com.wildrydes.system;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/// The Aggregator's counters, as CloudWatch sums them.
record Counters(long received, long counted, long duplicates, long quarantined) {

    static Counters of(CloudWatchClient cloudWatch) {
        List<MetricDataQuery> queries = Map.of(
                        "received", "EventsReceived",
                        "counted", "EventsCounted",
                        "duplicates", "EventsDuplicate",
                        "quarantined", "EventsQuarantined")
                .entrySet()
                .stream()
                .map(metric -> MetricDataQuery.builder()
                        .id(metric.getKey())
                        .metricStat(stat -> stat.stat("Sum")
                                .period(3_600)
                                .metric(name -> name.namespace("WildRydes")
                                        .metricName(metric.getValue())
                                        .dimensions(Dimension.builder()
                                                .name("Function")
                                                .value("Aggregator")
                                                .build())))
                        .build())
                .toList();
        Instant now = Instant.now();
        Map<String, Double> sums = cloudWatch
                .getMetricData(get -> get.startTime(now.minus(Duration.ofDays(1)))
                        .endTime(now.plus(Duration.ofHours(2)))
                        .metricDataQueries(queries))
                .metricDataResults()
                .stream()
                .collect(Collectors.toMap(
                        result -> result.id(),
                        result -> result.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum()));
        return new Counters(
                sums.get("received").longValue(),
                sums.get("counted").longValue(),
                sums.get("duplicates").longValue(),
                sums.get("quarantined").longValue());
    }

    Counters minus(Counters before) {
        return new Counters(
                received - before.received,
                counted - before.counted,
                duplicates - before.duplicates,
                quarantined - before.quarantined);
    }
}
