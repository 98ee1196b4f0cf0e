package com.wildrydes.local.kinesis.contract;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/// What every Kinesis does. The subclasses hold the tests; they run against the local stack and against LocalStack, and
/// keep to what both share. Where LocalStack differs from AWS's documentation, the local stack follows AWS, and a test
/// of its own says so.
abstract class KinesisContract {

    private final List<String> created = new ArrayList<>();

    abstract KinesisClient client();

    @AfterEach
    void delete_streams() {
        created.forEach(stream -> client().deleteStream(request -> request.streamName(stream)));
    }

    /// A new stream, active.
    String stream(int shards) {
        String name = "contract-" + UUID.randomUUID();
        client().createStream(request -> request.streamName(name).shardCount(shards));
        created.add(name);
        awaitActive(name);
        return name;
    }

    void awaitActive(String stream) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> client().describeStreamSummary(request -> request.streamName(stream))
                                .streamDescriptionSummary()
                                .streamStatus()
                        == StreamStatus.ACTIVE);
    }

    List<Shard> shards(String stream) {
        return client().listShards(request -> request.streamName(stream)).shards();
    }

    Shard shard(String stream, String shardId) {
        return shards(stream).stream()
                .filter(shard -> shard.shardId().equals(shardId))
                .findFirst()
                .orElseThrow();
    }

    static String id(int index) {
        return "shardId-%012d".formatted(index);
    }

    static PutRecordsRequestEntry entry(String key, String data) {
        return PutRecordsRequestEntry.builder()
                .partitionKey(key)
                .data(SdkBytes.fromUtf8String(data))
                .build();
    }

    /// Puts one record and gives its sequence number.
    String put(String stream, String key, String data) {
        return client().putRecord(
                        request -> request.streamName(stream).partitionKey(key).data(SdkBytes.fromUtf8String(data)))
                .sequenceNumber();
    }

    String iterator(String stream, String shardId, ShardIteratorType type) {
        return client().getShardIterator(
                        request -> request.streamName(stream).shardId(shardId).shardIteratorType(type))
                .shardIterator();
    }

    /// All records from an iterator on, up to the tip of the shard or its end. An empty answer alone does not mean the
    /// tip: it must also say that nothing is behind.
    List<Record> read(String iterator) {
        List<Record> records = new ArrayList<>();
        String next = iterator;
        boolean more = true;
        while (more && next != null) {
            String from = next;
            GetRecordsResponse answer =
                    client().getRecords(request -> request.shardIterator(from).limit(1000));
            records.addAll(answer.records());
            more = !answer.records().isEmpty() || answer.millisBehindLatest() > 0;
            next = answer.nextShardIterator();
        }
        return records;
    }

    List<Record> readShard(String stream, String shardId) {
        return read(iterator(stream, shardId, ShardIteratorType.TRIM_HORIZON));
    }

    static List<String> texts(List<Record> records) {
        return records.stream().map(record -> record.data().asUtf8String()).toList();
    }
}
