package com.wildrydes.cli.target;

import com.wildrydes.cli.terminal.Terminal;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/// Clients for one target, which share their connections. The only difference between the local stack and AWS is here.
///
/// Thread-safe. A client is built at each call: ask once. Closing ends the connections of all of them.
public final class AwsClients implements AutoCloseable {
    private final Target target;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http = ApacheHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(5))
            .socketTimeout(Duration.ofSeconds(30))
            .build();

    private AwsClients(Target target, AwsCredentialsProvider credentials) {
        this.target = target;
        this.credentials = credentials;
    }

    /// Clients for `target`; writes the line that says what it is to standard error.
    public static AwsClients connect(Target target, Terminal terminal) {
        AwsClients clients = of(target, terminal);
        terminal.err().println("target: " + clients.describe());
        return clients;
    }

    /// Clients for `target`, without a word.
    public static AwsClients of(Target target, Terminal terminal) {
        return new AwsClients(target, credentials(target, terminal));
    }

    public Target target() {
        return target;
    }

    public KinesisClient kinesis() {
        return client(KinesisClient.builder());
    }

    public DynamoDbClient dynamoDb() {
        return client(DynamoDbClient.builder());
    }

    public S3Client s3() {
        // The bucket in the path: a bucket's host name cannot be resolved on one machine.
        return client(S3Client.builder().forcePathStyle(target instanceof Target.LocalStack));
    }

    public CloudFormationClient cloudFormation() {
        return client(CloudFormationClient.builder());
    }

    public CloudWatchClient cloudWatch() {
        return client(CloudWatchClient.builder());
    }

    public LambdaClient lambda() {
        return client(LambdaClient.builder());
    }

    public AthenaClient athena() {
        return client(AthenaClient.builder());
    }

    public StsClient sts() {
        return client(StsClient.builder());
    }

    /// Region, endpoint and credentials set on a builder whose HTTP client the caller chooses.
    public <B extends AwsClientBuilder<B, C>, C> B configure(B builder) {
        builder.region(Region.of(target.region())).credentialsProvider(credentials);
        if (target instanceof Target.LocalStack stack) {
            builder.endpointOverride(stack.endpoint());
        }
        return builder;
    }

    /// Returns when the target answers and has this stream. For commands whose own clients try for long, and say
    /// little, where nobody answers.
    ///
    /// @param stream name or ARN
    public void requireStream(String stream) {
        try (var kinesis = kinesis()) {
            // ListShards, because who writes or reads must be allowed to in any case.
            kinesis.listShards(request ->
                    (stream.startsWith("arn:") ? request.streamARN(stream) : request.streamName(stream)).maxResults(1));
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return configure(builder).httpClient(http).build();
    }

    private String describe() {
        return switch (target) {
            case Target.LocalStack stack -> "local stack at " + stack.endpoint();
            case Target.Aws aws -> {
                try (StsClient sts = sts()) {
                    yield "AWS " + aws.region() + ", account "
                            + sts.getCallerIdentity().account();
                }
            }
        };
    }

    private static AwsCredentialsProvider credentials(Target target, Terminal terminal) {
        return switch (target) {
            case Target.Aws aws ->
                aws.profile() == null
                        ? DefaultCredentialsProvider.builder().build()
                        : DefaultCredentialsProvider.builder()
                                .profileName(aws.profile())
                                .build();
            case Target.LocalStack stack ->
                stack.profile() == null ? anyCredentials(terminal) : ProfileCredentialsProvider.create(stack.profile());
        };
    }

    /// The local stack takes any credentials; those of the environment are used because another endpoint may not.
    private static AwsCredentialsProvider anyCredentials(Terminal terminal) {
        String key = terminal.environment().get("AWS_ACCESS_KEY_ID");
        String secret = terminal.environment().get("AWS_SECRET_ACCESS_KEY");
        return key == null || key.isBlank() || secret == null || secret.isBlank()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create("wildrydes", "wildrydes"))
                : DefaultCredentialsProvider.builder().build();
    }
}
