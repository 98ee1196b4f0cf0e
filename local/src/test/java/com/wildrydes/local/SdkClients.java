package com.wildrydes.local;

import java.net.URI;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;

/// Builds SDK clients that talk to an endpoint under test, as a caller's own code would.
public final class SdkClients {
    private SdkClients() {}

    /// A client of any service; retries are left as the SDK has them.
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(B builder, URI endpoint) {
        return of(builder, endpoint, unchanged -> {});
    }

    /// A client of any service, further configured.
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(
            B builder, URI endpoint, Consumer<B> further) {
        builder.endpointOverride(endpoint)
                .region(Region.of("eu-west-3"))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
                .httpClientBuilder(ApacheHttpClient.builder());
        further.accept(builder);
        return builder.build();
    }
}
