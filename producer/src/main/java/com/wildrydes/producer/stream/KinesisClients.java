package com.wildrydes.producer.stream;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.KinesisClientBuilder;
import software.amazon.awssdk.utils.AttributeMap;

/// Makes the Kinesis client that a [StreamWriter] wants: the SDK's cheapest HTTP client, and no retries of the SDK's own,
/// because the writer retries record by record and in order.
public final class KinesisClients {

    /// Longer than Kinesis takes for 5 MiB over a slow line, short enough that a lost answer does not hold a shard.
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(10);

    private static final int MAX_CONNECTIONS = 64;

    private KinesisClients() {}

    /// A builder with all settings but endpoint, region and credentials.
    public static KinesisClientBuilder builder() {
        return KinesisClient.builder()
                .httpClient(httpClient())
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                        .apiCallTimeout(ATTEMPT_TIMEOUT));
    }

    /// HTTP/1.1: on HTTP/2, the default of the Kinesis client, the requests of all shards would share one connection.
    private static SdkHttpClient httpClient() {
        return AwsCrtHttpClient.builder()
                .maxConcurrency(MAX_CONNECTIONS)
                .connectionTimeout(Duration.ofSeconds(3))
                .connectionAcquisitionTimeout(ATTEMPT_TIMEOUT)
                .buildWithDefaults(AttributeMap.builder()
                        .put(SdkHttpConfigurationOption.PROTOCOL, Protocol.HTTP1_1)
                        .build());
    }
}
