package com.wildrydes.cli.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

/// How far a service is behind: the age of the oldest that it has taken and is not done with.
///
/// @param age the worst of the last minute that has a value; empty when nothing came in the last minutes
public record Lag(Optional<Duration> age) {
    /// Lambda's IteratorAge: the age of the last record of a batch.
    static Lag ofFunction(CloudWatchClient cloudWatch, String function, Instant now) {
        var dimension = Dimension.builder().name("FunctionName").value(function).build();
        return new Lag(LatestMaximum.of(cloudWatch, "AWS/Lambda", "IteratorAge", dimension, now)
                .map(milliseconds -> Duration.ofMillis(Math.round(milliseconds))));
    }

    /// Firehose's DataFreshness: what is older has been delivered.
    public static Lag ofDelivery(CloudWatchClient cloudWatch, String deliveryStream, Instant now) {
        var dimension = Dimension.builder()
                .name("DeliveryStreamName")
                .value(deliveryStream)
                .build();
        return new Lag(LatestMaximum.of(cloudWatch, "AWS/Firehose", "DeliveryToS3.DataFreshness", dimension, now)
                .map(seconds -> Duration.ofMillis(Math.round(1000 * seconds))));
    }

    @Override
    public String toString() {
        return age.map(value -> String.format(Locale.ROOT, "%.1f s (greatest of a minute)", value.toMillis() / 1000.0))
                .orElse("unknown");
    }
}
