package com.wildrydes.cli.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/// The greatest value that a metric had in the last minute with a value.
final class LatestMaximum {
    /// Metrics of the services arrive some minutes late on AWS.
    private static final Duration RECENT = Duration.ofMinutes(10);

    private LatestMaximum() {}

    /// Empty when the metric had no value in the last minutes.
    static Optional<Double> of(
            CloudWatchClient cloudWatch, String namespace, String name, Dimension dimension, Instant now) {
        var query = MetricDataQuery.builder()
                .id("latest")
                .metricStat(stat -> stat.stat("Maximum")
                        .period(60)
                        .metric(metric ->
                                metric.namespace(namespace).metricName(name).dimensions(dimension)))
                .build();
        // Newest first is the answer's default order.
        return cloudWatch
                .getMetricData(request -> request.startTime(now.minus(RECENT))
                        .endTime(now.plusSeconds(60))
                        .metricDataQueries(query))
                .metricDataResults()
                .stream()
                .flatMap(data -> data.values().stream())
                .findFirst();
    }
}
