package com.wildrydes.system;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.kinesis.retrieval.AggregatorUtil;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/// What is on the stream, as the Kinesis Client Library takes it apart.
final class StreamContents {

    /// A member of a record.
    ///
    /// @param id `<shardId>:<sequenceNumber>:<subSequenceNumber>`, as in quarantine
    record Member(String id, byte[] payload) {}

    private final KinesisClient kinesis;

    StreamContents(KinesisClient kinesis) {
        this.kinesis = kinesis;
    }

    /// Every member of every record.
    List<Member> members() {
        var members = new ArrayList<Member>();
        for (Shard shard : shards()) {
            read(shard.shardId(), record -> {
                for (KinesisClientRecord member :
                        new AggregatorUtil().deaggregate(List.of(KinesisClientRecord.fromRecord(record)))) {
                    byte[] payload = new byte[member.data().remaining()];
                    member.data().get(payload);
                    members.add(new Member(
                            shard.shardId() + ":" + record.sequenceNumber() + ":" + member.subSequenceNumber(),
                            payload));
                }
            });
        }
        return members;
    }

    List<Shard> shards() {
        return kinesis.listShards(list -> list.streamName(RunningStack.STREAM)).shards();
    }

    /// Those that take records now.
    List<Shard> openShards() {
        return shards().stream()
                .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
                .toList();
    }

    private void read(String shardId, Consumer<Record> records) {
        String iterator = kinesis.getShardIterator(get -> get.streamName(RunningStack.STREAM)
                        .shardId(shardId)
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        while (iterator != null) {
            String current = iterator;
            GetRecordsResponse page = kinesis.getRecords(get -> get.shardIterator(current));
            page.records().forEach(records);
            iterator = page.millisBehindLatest() == 0 && page.records().isEmpty() ? null : page.nextShardIterator();
        }
    }
}
