package com.wildrydes.cli.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/// Says whether anything came to a stream lately. Reads one record a shard at most.
final class RecentArrivals {
    private final KinesisClient kinesis;
    private final String stream;

    RecentArrivals(KinesisClient kinesis, String stream) {
        this.kinesis = kinesis;
        this.stream = stream;
    }

    /// Whether the stream has a record that arrived at or after `time`.
    boolean since(Instant time) {
        return shards().stream().anyMatch(shard -> hasRecordSince(shard, time));
    }

    private boolean hasRecordSince(Shard shard, Instant time) {
        String iterator = kinesis.getShardIterator(request -> request.streamName(stream)
                        .shardId(shard.shardId())
                        .shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                        .timestamp(time))
                .shardIterator();
        // A page may be empty although there is more: only the end of the shard says that nothing came.
        while (iterator != null) {
            String here = iterator;
            GetRecordsResponse page =
                    kinesis.getRecords(request -> request.shardIterator(here).limit(1));
            if (!page.records().isEmpty()) {
                return true;
            }
            boolean atEnd = page.millisBehindLatest() != null && page.millisBehindLatest() == 0;
            iterator = atEnd ? null : page.nextShardIterator();
        }
        return false;
    }

    private List<Shard> shards() {
        var page = kinesis.listShards(request -> request.streamName(stream));
        var shards = new ArrayList<>(page.shards());
        while (page.nextToken() != null) {
            String token = page.nextToken();
            page = kinesis.listShards(request -> request.nextToken(token));
            shards.addAll(page.shards());
        }
        return shards;
    }
}
