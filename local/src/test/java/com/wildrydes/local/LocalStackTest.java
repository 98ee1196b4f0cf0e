package com.wildrydes.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

class LocalStackTest {
    private static final String TEMPLATE = """
            Parameters:
              Shards: {Type: Number, Default: 1}
            Resources:
              Stream: {Type: 'AWS::Kinesis::Stream', Properties: {Name: rides, ShardCount: !Ref Shards}}
              Table:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: Unicorns
                  AttributeDefinitions: [{AttributeName: Name, AttributeType: S}]
                  KeySchema: [{AttributeName: Name, KeyType: HASH}]
              Bucket: {Type: 'AWS::S3::Bucket', Properties: {BucketName: kept}}
              Queue: {Type: 'AWS::SQS::Queue'}
            Outputs:
              StreamName: {Value: !Ref Stream}
            """;

    @TempDir
    Path folder;

    private final Warnings listener = new Warnings();
    private LocalStackSettings settings;

    @BeforeEach
    void template() throws IOException {
        Path template = Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
        settings = LocalStackSettings.of(folder.resolve("data"), template, Path.of(".."))
                .withPorts(0, 0);
    }

    @Test
    void every_service_answers_on_one_port_once_it_is_healthy() throws Exception {
        try (LocalStack stack = LocalStack.start(settings, listener)) {
            URI endpoint = stack.endpoint();
            try (StsClient sts = SdkClients.of(StsClient.builder(), endpoint);
                    CloudFormationClient formation = SdkClients.of(CloudFormationClient.builder(), endpoint);
                    KinesisClient kinesis = SdkClients.of(KinesisClient.builder(), endpoint);
                    DynamoDbClient dynamoDb = SdkClients.of(DynamoDbClient.builder(), endpoint);
                    S3Client s3 = SdkClients.of(S3Client.builder(), endpoint, b -> b.forcePathStyle(true))) {
                assertThat(sts.getCallerIdentity().account()).isEqualTo("000000000000");
                assertThat(formation
                                .describeStacks()
                                .stacks()
                                .getFirst()
                                .outputs()
                                .getFirst()
                                .outputValue())
                        .isEqualTo("rides");
                assertThat(kinesis.listStreams().streamNames()).containsExactly("rides");
                assertThat(dynamoDb.listTables().tableNames()).containsExactly("Unicorns");
                assertThat(s3.listBuckets().buckets())
                        .singleElement()
                        .satisfies(bucket -> assertThat(bucket.name()).isEqualTo("kept"));
            }
            assertThat(get(endpoint.resolve("/health")).statusCode()).isEqualTo(200);
            assertThat(get(endpoint.resolve("/_local/bill")).body()).contains("\"dollars\":");
        }
    }

    @Test
    void the_web_port_has_its_health_and_says_that_there_are_no_routes() throws Exception {
        try (LocalStack stack = LocalStack.start(settings, listener)) {
            assertThat(get(stack.web().resolve("/health")).statusCode()).isEqualTo(200);
            HttpResponse<String> missing = get(stack.web().resolve("/api/fleet"));
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(missing.body()).contains("declares no HTTP routes");
        }
    }

    @Test
    void a_second_start_finds_the_data_of_the_first() throws Exception {
        Map<String, AttributeValue> hobo = Map.of("Name", AttributeValue.fromS("Hobo"));
        try (LocalStack stack = LocalStack.start(settings, listener);
                KinesisClient kinesis = SdkClients.of(KinesisClient.builder(), stack.endpoint());
                DynamoDbClient dynamoDb = SdkClients.of(DynamoDbClient.builder(), stack.endpoint())) {
            kinesis.putRecord(put -> put.streamName("rides").partitionKey("k").data(SdkBytes.fromUtf8String("one")));
            dynamoDb.putItem(put -> put.tableName("Unicorns").item(hobo));
        }
        try (LocalStack stack = LocalStack.start(settings, listener);
                KinesisClient kinesis = SdkClients.of(KinesisClient.builder(), stack.endpoint());
                DynamoDbClient dynamoDb = SdkClients.of(DynamoDbClient.builder(), stack.endpoint())) {
            String shard = kinesis.listShards(list -> list.streamName("rides"))
                    .shards()
                    .getFirst()
                    .shardId();
            String iterator = kinesis.getShardIterator(
                            get -> get.streamName("rides").shardId(shard).shardIteratorType("TRIM_HORIZON"))
                    .shardIterator();
            assertThat(kinesis.getRecords(get -> get.shardIterator(iterator)).records())
                    .singleElement()
                    .satisfies(
                            record -> assertThat(record.data().asUtf8String()).isEqualTo("one"));
            assertThat(dynamoDb.getItem(get -> get.tableName("Unicorns").key(hobo))
                            .item())
                    .isEqualTo(hobo);
        }
    }

    @Test
    void a_changed_shard_count_reshards_but_an_unchanged_one_leaves_a_reshard_alone() throws Exception {
        assertThat(openShards(settings, 2)).isEqualTo(2);
        assertThat(openShards(settings, 0)).isEqualTo(2);
        assertThat(openShards(settings.withParameters(Map.of("Shards", "7")), 0))
                .isEqualTo(7);
        assertThat(listener.warnings)
                .contains("stream rides goes from 2 to 7 shards: the template's ShardCount changed");
    }

    @Test
    void what_is_not_emulated_is_a_warning() throws Exception {
        LocalStack.start(settings, listener).close();
        assertThat(listener.warnings).anySatisfy(warning -> assertThat(warning).contains("Queue"));
    }

    @Test
    void a_data_folder_in_use_is_refused_with_the_process_that_uses_it() throws Exception {
        try (LocalStack stack = LocalStack.start(settings, listener)) {
            assertThatThrownBy(() -> LocalStack.start(settings, listener))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining(
                            "is in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--data");
            assertThat(get(stack.endpoint().resolve("/health")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_data_folder_that_cannot_be_written_is_refused() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        // /proc can be written by nobody, not even by root.
        for (Path impossible : List.of(file, file.resolve("below"), Path.of("/proc/wildrydes"))) {
            LocalStackSettings readOnly = LocalStackSettings.of(impossible, settings.template(), Path.of(".."));
            assertThatThrownBy(() -> LocalStack.start(readOnly.withPorts(0, 0), listener))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("cannot be written")
                    .hasMessageContaining("--data");
        }
    }

    @Test
    void a_port_that_is_taken_is_refused_and_the_data_folder_let_go() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> LocalStack.start(settings.withPorts(port, 0), listener))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessage("port " + port
                            + " cannot be taken: stop what listens there, or choose another with --port");
            assertThatThrownBy(() -> LocalStack.start(settings.withPorts(0, port), listener))
                    .hasMessageContaining("--web-port");
        }
        LocalStack.start(settings, listener).close();
    }

    @Test
    void a_template_that_cannot_be_used_is_refused_before_anything_starts() throws Exception {
        Files.writeString(settings.template(), "Resources: [\n");
        assertThatThrownBy(() -> LocalStack.start(settings, listener))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("template.yaml:");
        assertThat(settings.dataFolder()).doesNotExist();
    }

    private int openShards(LocalStackSettings started, int target) throws Exception {
        try (LocalStack stack = LocalStack.start(started, listener);
                KinesisClient kinesis = SdkClients.of(KinesisClient.builder(), stack.endpoint())) {
            if (target > 0) {
                kinesis.updateShardCount(update ->
                        update.streamName("rides").targetShardCount(target).scalingType("UNIFORM_SCALING"));
            }
            return kinesis.describeStreamSummary(d -> d.streamName("rides"))
                    .streamDescriptionSummary()
                    .openShardCount();
        }
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static final class Warnings implements LocalStackListener {
        private final ConcurrentLinkedQueue<String> warnings = new ConcurrentLinkedQueue<>();

        @Override
        public void warning(String warning) {
            warnings.add(warning);
        }
    }
}
