package com.wildrydes.producer.tail;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.utils.AttributeMap;

/// The clients that the Kinesis Client Library wants, over one HTTP client.
///
/// @param cloudWatch never called, because metrics are off; the library asks for it
public record TailClients(
        KinesisAsyncClient kinesis,
        DynamoDbAsyncClient dynamoDb,
        CloudWatchAsyncClient cloudWatch,
        SdkAsyncHttpClient http)
        implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 100;

    /// Sets endpoint, region and credentials on a builder.
    @FunctionalInterface
    public interface Target {
        <B extends AwsClientBuilder<B, C>, C> B configure(B builder);
    }

    /// Clients for a target. HTTP/1.1: with polling, HTTP/2 has nothing to offer.
    public static TailClients open(Target target) {
        SdkAsyncHttpClient http = AwsCrtAsyncHttpClient.builder()
                .maxConcurrency(MAX_CONNECTIONS)
                .buildWithDefaults(AttributeMap.builder()
                        .put(SdkHttpConfigurationOption.PROTOCOL, Protocol.HTTP1_1)
                        .build());
        return new TailClients(
                target.configure(KinesisAsyncClient.builder().httpClient(http)).build(),
                target.configure(DynamoDbAsyncClient.builder().httpClient(http)).build(),
                target.configure(CloudWatchAsyncClient.builder().httpClient(http))
                        .build(),
                http);
    }

    @Override
    public void close() {
        kinesis.close();
        dynamoDb.close();
        cloudWatch.close();
        http.close();
    }
}
