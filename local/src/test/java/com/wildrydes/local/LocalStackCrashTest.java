package com.wildrydes.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.kinesis.log.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.client.builder.SdkClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.s3.S3Client;

/// What a stack has acknowledged is there after its process was killed in the middle of its work.
class LocalStackCrashTest {
    private static final int ENOUGH = 50;

    private static final String TEMPLATE = """
            Resources:
              Stream: {Type: 'AWS::Kinesis::Stream', Properties: {Name: rides, ShardCount: 1}}
              Table:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: Unicorns
                  AttributeDefinitions: [{AttributeName: Name, AttributeType: S}]
                  KeySchema: [{AttributeName: Name, KeyType: HASH}]
              Bucket: {Type: 'AWS::S3::Bucket', Properties: {BucketName: kept}}
            """;

    @TempDir
    Path folder;

    private final Queue<String> records = new ConcurrentLinkedQueue<>();
    private final Queue<String> items = new ConcurrentLinkedQueue<>();
    private final Queue<String> objects = new ConcurrentLinkedQueue<>();

    @Test
    void kill_9_loses_nothing_acknowledged() throws Exception {
        Path template = Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
        Path data = folder.resolve("data");
        try (ChildJvm stack = start(data, template)) {
            URI endpoint = URI.create(stack.line());
            List<Thread> writers = new ArrayList<>();
            try (KinesisClient kinesis = SdkClients.of(KinesisClient.builder(), endpoint, this::once);
                    DynamoDbClient dynamoDb = SdkClients.of(DynamoDbClient.builder(), endpoint, this::once);
                    S3Client s3 = SdkClients.of(S3Client.builder(), endpoint, b -> once(b.forcePathStyle(true)))) {
                writers.add(untilItFails(n -> putRecord(kinesis, "record-" + n)));
                writers.add(untilItFails(n -> putItem(dynamoDb, "item-" + n)));
                writers.add(untilItFails(n -> putItem(dynamoDb, "other-" + n)));
                writers.add(untilItFails(n -> putObject(s3, "object-" + n)));
                Awaitility.await()
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> records.size() >= ENOUGH && items.size() >= ENOUGH && objects.size() >= ENOUGH);
                stack.kill();
                for (Thread writer : writers) {
                    writer.join();
                }
            }
        }

        LocalStackSettings settings = LocalStackSettings.of(data, template, Path.of(".."));
        try (LocalStack again = LocalStack.start(settings.withPorts(0, 0), LocalStackListener.SILENT);
                KinesisClient kinesis = SdkClients.of(KinesisClient.builder(), again.endpoint());
                DynamoDbClient dynamoDb = SdkClients.of(DynamoDbClient.builder(), again.endpoint());
                S3Client s3 = SdkClients.of(S3Client.builder(), again.endpoint(), b -> b.forcePathStyle(true))) {
            assertThat(recordsOf(kinesis)).containsAll(records);
            List<String> names = dynamoDb.scanPaginator(scan -> scan.tableName("Unicorns")).items().stream()
                    .map(item -> item.get("Name").s())
                    .toList();
            assertThat(names).containsAll(items);
            assertThat(objects)
                    .allSatisfy(key -> assertThat(s3.getObjectAsBytes(
                                            get -> get.bucket("kept").key(key))
                                    .asUtf8String())
                            .isEqualTo(key));
        }
    }

    private static ChildJvm start(Path data, Path template) throws IOException {
        return new ChildJvm("-Xmx512m", StackMain.class, data.toString(), template.toString());
    }

    /// Without retries, a writer ends with its stack.
    private void once(SdkClientBuilder<?, ?> builder) {
        builder.overrideConfiguration(configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()));
    }

    private void putRecord(KinesisClient kinesis, String data) {
        kinesis.putRecord(put -> put.streamName("rides").partitionKey("k").data(SdkBytes.fromUtf8String(data)));
        records.add(data);
    }

    private void putItem(DynamoDbClient dynamoDb, String name) {
        dynamoDb.putItem(put -> put.tableName("Unicorns").item(Map.of("Name", AttributeValue.fromS(name))));
        items.add(name);
    }

    private void putObject(S3Client s3, String key) {
        s3.putObject(put -> put.bucket("kept").key(key), RequestBody.fromString(key));
        objects.add(key);
    }

    private static Thread untilItFails(IntConsumer write) {
        return Thread.ofPlatform().start(() -> {
            try {
                for (int n = 0; ; n++) {
                    write.accept(n);
                }
            } catch (SdkException theStackIsGone) {
                // What was being written is not acknowledged.
            }
        });
    }

    private static List<String> recordsOf(KinesisClient kinesis) {
        String shard = kinesis.listShards(list -> list.streamName("rides"))
                .shards()
                .getFirst()
                .shardId();
        String iterator = kinesis.getShardIterator(
                        get -> get.streamName("rides").shardId(shard).shardIteratorType("TRIM_HORIZON"))
                .shardIterator();
        List<String> found = new ArrayList<>();
        List<Record> page;
        do {
            String from = iterator;
            var answer = kinesis.getRecords(get -> get.shardIterator(from));
            page = answer.records();
            page.forEach(record -> found.add(record.data().asUtf8String()));
            iterator = answer.nextShardIterator();
        } while (!page.isEmpty());
        return found;
    }
}
