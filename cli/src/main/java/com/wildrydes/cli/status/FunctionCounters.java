package com.wildrydes.cli.status;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/// Sums of the counters that a function publishes.
record FunctionCounters(Map<String, Long> sums) {
    private static final Duration DAY = Duration.ofDays(1);

    /// The sums over all time that CloudWatch still knows since `start`.
    ///
    /// @param metrics names, as the function publishes them
    static FunctionCounters since(
            CloudWatchClient cloudWatch, String function, List<String> metrics, Instant start, Instant now) {
        List<MetricDataQuery> queries =
                metrics.stream().map(metric -> query(function, metric)).toList();
        var sums = new HashMap<String, Long>();
        cloudWatch
                .getMetricDataPaginator(request -> request.startTime(start.minus(DAY))
                        .endTime(now.plus(DAY))
                        .metricDataQueries(queries))
                .metricDataResults()
                .forEach(result -> sums.merge(
                        result.label(),
                        Math.round(result.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum()),
                        Long::sum));
        return new FunctionCounters(sums);
    }

    /// 0 for a counter that has no value.
    long sum(String metric) {
        return sums.getOrDefault(metric, 0L);
    }

    /// A query's ID must begin with a lower-case letter; the label takes the name as it is.
    private static MetricDataQuery query(String function, String metric) {
        return MetricDataQuery.builder()
                .id(metric.toLowerCase(Locale.ROOT))
                .label(metric)
                .metricStat(stat -> stat.stat("Sum")
                        .period((int) DAY.toSeconds())
                        .metric(m -> m.namespace("WildRydes")
                                .metricName(metric)
                                .dimensions(Dimension.builder()
                                        .name("Function")
                                        .value(function)
                                        .build())))
                .build();
    }
}
