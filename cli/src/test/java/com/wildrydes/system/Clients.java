package com.wildrydes.system;

import com.wildrydes.producer.stream.AcknowledgementListener;
import com.wildrydes.producer.stream.KinesisClients;
import com.wildrydes.producer.stream.StreamWriter;
import com.wildrydes.producer.stream.UnsentSink;
import com.wildrydes.producer.stream.WriterSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The SDK's clients of a stack, as anybody would make them.
record Clients(
        URI endpoint,
        SdkHttpClient http,
        KinesisClient kinesis,
        KinesisClient forWriter,
        DynamoDbClient dynamoDb,
        S3Client s3,
        LambdaClient lambda,
        CloudWatchClient cloudWatch)
        implements AutoCloseable {

    static Clients of(URI endpoint) {
        SdkHttpClient http = ApacheHttpClient.builder().maxConnections(50).build();
        return new Clients(
                endpoint,
                http,
                at(endpoint, KinesisClient.builder().httpClient(http)).build(),
                at(endpoint, KinesisClients.builder()).build(),
                at(endpoint, DynamoDbClient.builder().httpClient(http)).build(),
                at(endpoint, S3Client.builder().httpClient(http).forcePathStyle(true))
                        .build(),
                at(endpoint, LambdaClient.builder().httpClient(http)).build(),
                at(endpoint, CloudWatchClient.builder().httpClient(http)).build());
    }

    static <B extends AwsClientBuilder<B, C>, C> B at(URI endpoint, B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")));
    }

    /// A writer that makes many small records, so that there is much that can fail. What it cannot send within two
    /// minutes fails the test.
    StreamWriter writer(AcknowledgementListener listener) {
        WriterSettings settings = WriterSettings.of(RunningStack.STREAM)
                .withLinger(Duration.ofMillis(10))
                .withRecordBytes(3_000);
        UnsentSink none = (key, data, offset, length, reason) -> {
            throw new AssertionError("not sent, because " + reason + ": "
                    + new String(data, offset, Math.min(length, 200), StandardCharsets.UTF_8));
        };
        return StreamWriter.open(forWriter, settings, none, listener);
    }

    @Override
    public void close() {
        kinesis.close();
        forWriter.close();
        dynamoDb.close();
        s3.close();
        lambda.close();
        cloudWatch.close();
        http.close();
    }
}
