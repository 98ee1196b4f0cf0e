package com.wildrydes.cli.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/// How far a function is behind its stream: Lambda's IteratorAge, the age of the last record of a batch.
///
/// @param age empty when nothing was delivered in the last minutes
record Lag(Optional<Duration> age) {
    /// Metrics of the services arrive some minutes late on AWS.
    private static final Duration RECENT = Duration.ofMinutes(10);

    /// The worst of the last minute that had a batch.
    static Lag of(CloudWatchClient cloudWatch, String function, Instant now) {
        var query = MetricDataQuery.builder()
                .id("age")
                .metricStat(stat -> stat.stat("Maximum")
                        .period(60)
                        .metric(m -> m.namespace("AWS/Lambda")
                                .metricName("IteratorAge")
                                .dimensions(Dimension.builder()
                                        .name("FunctionName")
                                        .value(function)
                                        .build())))
                .build();
        // Newest first is the answer's default order.
        return new Lag(cloudWatch
                .getMetricData(request -> request.startTime(now.minus(RECENT))
                        .endTime(now.plusSeconds(60))
                        .metricDataQueries(query))
                .metricDataResults()
                .stream()
                .flatMap(data -> data.values().stream())
                .findFirst()
                .map(milliseconds -> Duration.ofMillis(Math.round(milliseconds))));
    }

    @Override
    public String toString() {
        return age.map(value -> String.format(Locale.ROOT, "%.1f s (greatest of a minute)", value.toMillis() / 1000.0))
                .orElse("unknown");
    }
}
