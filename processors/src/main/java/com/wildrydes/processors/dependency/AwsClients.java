package com.wildrydes.processors.dependency;

import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;

/// The clients of the services that the handlers call, over one pool of connections. Thread-safe.
///
/// They do not retry: [Retry] does, which knows the invocation's time and sees each answer. They are not
/// closed: a function's process is frozen and ended by Lambda, not by itself.
public record AwsClients(DynamoDbClient dynamoDb, S3Client s3) {

    /// Longest time that one call takes. DynamoDB answers in milliseconds; the first call of a cold process
    /// connects.
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /// Clients for the region, the credentials and the endpoints that the AWS_* environment variables name.
    ///
    /// @param callsAtOnce connections a service
    /// @param pathStyle whether S3 is asked for `/bucket/key`: endpoints other than AWS's have no name for each
    /// bucket
    public static AwsClients fromEnvironment(int callsAtOnce, boolean pathStyle) {
        return open(callsAtOnce, pathStyle, client -> {});
    }

    /// As [#fromEnvironment], but for what `settings` overrides on each client.
    public static AwsClients open(int callsAtOnce, boolean pathStyle, Consumer<AwsClientBuilder<?, ?>> settings) {
        SdkHttpClient http = http(2 * callsAtOnce);
        return new AwsClients(
                DynamoDbClient.builder()
                        .httpClient(http)
                        .overrideConfiguration(once())
                        .applyMutation(settings::accept)
                        .build(),
                S3Client.builder()
                        .httpClient(http)
                        .overrideConfiguration(once())
                        .forcePathStyle(pathStyle)
                        .applyMutation(settings::accept)
                        .build());
    }

    /// The client of Data Firehose alone, for one call at once; region, credentials and endpoint as in
    /// [#fromEnvironment], but for what `settings` overrides.
    public static FirehoseClient firehose(Consumer<AwsClientBuilder<?, ?>> settings) {
        return FirehoseClient.builder()
                .httpClient(http(1))
                .overrideConfiguration(once())
                .applyMutation(settings::accept)
                .build();
    }

    /// The client of Athena alone, for `callsAtOnce` calls at once; otherwise as [#firehose].
    public static AthenaClient athena(int callsAtOnce, Consumer<AwsClientBuilder<?, ?>> settings) {
        return AthenaClient.builder()
                .httpClient(http(callsAtOnce))
                .overrideConfiguration(once())
                .applyMutation(settings::accept)
                .build();
    }

    /// The client of CloudWatch alone; otherwise as [#firehose].
    public static CloudWatchClient cloudWatch(Consumer<AwsClientBuilder<?, ?>> settings) {
        return CloudWatchClient.builder()
                .httpClient(http(1))
                .overrideConfiguration(once())
                .applyMutation(settings::accept)
                .build();
    }

    /// The client of SNS alone, for that many calls at once; region, credentials and endpoint as in
    /// [#fromEnvironment], but for what `settings` overrides.
    public static SnsClient sns(int callsAtOnce, Consumer<AwsClientBuilder<?, ?>> settings) {
        return SnsClient.builder()
                .httpClient(http(callsAtOnce))
                .overrideConfiguration(once())
                .applyMutation(settings::accept)
                .build();
    }

    private static SdkHttpClient http(int connections) {
        return Apache5HttpClient.builder()
                .maxConnections(connections)
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(CALL_TIMEOUT)
                .build();
    }

    private static ClientOverrideConfiguration once() {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .apiCallTimeout(CALL_TIMEOUT)
                .build();
    }
}
