package com.wildrydes.system;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/// A function's counters, as CloudWatch sums them.
final class MetricSums {
    private MetricSums() {}

    /// The sum of each metric over the last day.
    static Map<String, Long> of(CloudWatchClient cloudWatch, String function, List<String> metrics) {
        Map<String, String> names = metrics.stream().collect(Collectors.toMap(MetricSums::id, metric -> metric));
        Instant now = Instant.now();
        return cloudWatch
                .getMetricData(get -> get.startTime(now.minus(Duration.ofDays(1)))
                        .endTime(now.plus(Duration.ofHours(2)))
                        .metricDataQueries(metrics.stream()
                                .map(metric -> query(function, metric))
                                .toList()))
                .metricDataResults()
                .stream()
                .collect(Collectors.toMap(result -> names.get(result.id()), result -> (long) result.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum()));
    }

    private static MetricDataQuery query(String function, String metric) {
        return MetricDataQuery.builder()
                .id(id(metric))
                .metricStat(stat -> stat.stat("Sum")
                        .period(3_600)
                        .metric(name -> name.namespace("WildRydes")
                                .metricName(metric)
                                .dimensions(Dimension.builder()
                                        .name("Function")
                                        .value(function)
                                        .build())))
                .build();
    }

    /// An ID begins with a small letter.
    private static String id(String metric) {
        return metric.toLowerCase(Locale.ROOT);
    }
}
