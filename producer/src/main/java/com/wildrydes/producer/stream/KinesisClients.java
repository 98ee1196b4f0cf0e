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

/// Makes the Kinesis client that a [StreamWriter] wants: the SDK's cheapest HTTP client, and no retries of the
/// SDK's own, because the writer retries record by record and in order.
public final class KinesisClients {

    /// Longer than 5 MiB take over a slow line, short enough that a lost answer does not hold a shard for long.
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(3);
    private static final int MAX_CONNECTIONS = 64;

    private KinesisClients() {}

    /// A builder with everything set but endpoint, region and credentials. The client that it makes closes its HTTP
    /// client.
    public static KinesisClientBuilder builder() {
        return builder(ATTEMPT_TIMEOUT);
    }

    static KinesisClientBuilder builder(Duration attemptTimeout) {
        return KinesisClient.builder()
                .httpClientBuilder(new CrtOverHttp11())
                .overrideConfiguration(
                        c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(attemptTimeout));
    }

    /// HTTP/1.1 whatever the service's default is: for Kinesis that is HTTP/2, which would carry the requests of
    /// all shards over one connection.
    private static final class CrtOverHttp11 implements SdkHttpClient.Builder<CrtOverHttp11> {

        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap serviceDefaults) {
            return AwsCrtHttpClient.builder()
                    .maxConcurrency(MAX_CONNECTIONS)
                    .connectionTimeout(CONNECTION_TIMEOUT)
                    .connectionAcquisitionTimeout(ATTEMPT_TIMEOUT)
                    .buildWithDefaults(AttributeMap.builder()
                            .put(SdkHttpConfigurationOption.PROTOCOL, Protocol.HTTP1_1)
                            .build()
                            .merge(serviceDefaults));
        }
    }
}
