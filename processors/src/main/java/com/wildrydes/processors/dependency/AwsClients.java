package com.wildrydes.processors.dependency;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The clients of the services that the handlers call, over one pool of connections. Thread-safe.
///
/// They do not retry: [Retry] does, which knows the invocation's time and sees each answer. They are not
/// closed: a function's process is frozen and ended by Lambda, not by itself.
public final class AwsClients {

    /// Longest time that one call takes. DynamoDB answers in milliseconds; the first call of a cold process
    /// connects.
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final DynamoDbClient dynamoDb;
    private final S3Client s3;

    /// Clients for the region, the credentials and the endpoint that the AWS_* environment variables name.
    ///
    /// @param callsAtOnce connections a service
    /// @param pathStyle whether S3 is asked for `/bucket/key`: endpoints other than AWS's have no name for each
    /// bucket
    public AwsClients(int callsAtOnce, boolean pathStyle) {
        SdkHttpClient http = Apache5HttpClient.builder()
                .maxConnections(2 * callsAtOnce)
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(CALL_TIMEOUT)
                .build();
        ClientOverrideConfiguration once = ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .apiCallTimeout(CALL_TIMEOUT)
                .build();
        this.dynamoDb = DynamoDbClient.builder()
                .httpClient(http)
                .overrideConfiguration(once)
                .build();
        this.s3 = S3Client.builder()
                .httpClient(http)
                .overrideConfiguration(once)
                .forcePathStyle(pathStyle)
                .build();
    }

    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    public S3Client s3() {
        return s3;
    }
}
