package com.wildrydes.cli.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/// An event source mapping of the stream and how far behind it is.
///
/// @param function   the function it feeds
/// @param state      `Enabled`, `Disabled` or a transition between
/// @param lastResult what its last poll came to, in Lambda's words
/// @param lag        age of the last record it delivered, empty when it has delivered none in the last minutes
record MappingStatus(String function, String state, String lastResult, Optional<Duration> lag) {
    /// Metrics of the services arrive some minutes late on AWS.
    private static final Duration RECENT = Duration.ofMinutes(10);

    /// The mappings of the stream with this ARN.
    static List<MappingStatus> of(LambdaClient lambda, CloudWatchClient cloudWatch, String streamArn, Instant now) {
        return lambda
                .listEventSourceMappingsPaginator(request -> request.eventSourceArn(streamArn))
                .eventSourceMappings()
                .stream()
                .map(mapping -> of(mapping, cloudWatch, now))
                .toList();
    }

    private static MappingStatus of(EventSourceMappingConfiguration mapping, CloudWatchClient cloudWatch, Instant now) {
        String arn = mapping.functionArn();
        String function = arn.substring(arn.lastIndexOf(':') + 1);
        String result = mapping.lastProcessingResult();
        return new MappingStatus(
                function, mapping.state(), result == null ? "" : result, iteratorAge(cloudWatch, function, now));
    }

    private static Optional<Duration> iteratorAge(CloudWatchClient cloudWatch, String function, Instant now) {
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
        return cloudWatch
                .getMetricData(request -> request.startTime(now.minus(RECENT))
                        .endTime(now.plusSeconds(60))
                        .metricDataQueries(query))
                .metricDataResults()
                .stream()
                .flatMap(data -> data.values().stream())
                .findFirst()
                .map(milliseconds -> Duration.ofMillis(Math.round(milliseconds)));
    }
}
