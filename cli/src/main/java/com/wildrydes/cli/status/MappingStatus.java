package com.wildrydes.cli.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/// An event source mapping of the stream and how far behind it is.
///
/// @param function   the function it feeds
/// @param state      `Enabled`, `Disabled` or a transition between
/// @param lastResult what its last poll came to, in Lambda's words
/// @param window     how long it gathers a batch
/// @param lag        how far behind it is
public record MappingStatus(String function, String state, String lastResult, Duration window, Lag lag) {
    /// The mappings of the stream with this ARN.
    public static List<MappingStatus> of(
            LambdaClient lambda, CloudWatchClient cloudWatch, String streamArn, Instant now) {
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
        Integer window = mapping.maximumBatchingWindowInSeconds();
        return new MappingStatus(
                function,
                mapping.state(),
                result == null ? "" : result,
                Duration.ofSeconds(window == null ? 0 : window),
                Lag.ofFunction(cloudWatch, function, now));
    }
}
