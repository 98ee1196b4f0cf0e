package com.wildrydes.producer.stream;

import com.wildrydes.telemetry.aggregated.HashKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.Shard;

/// Kinesis, through the SDK's client. Thread-safe.
final class KinesisTransport implements Transport {

    private static final String THROTTLED = "ProvisionedThroughputExceededException";
    private static final String ARN_PREFIX = "arn:";

    private final KinesisClient client;
    private final String stream;
    private final Failures failures;

    KinesisTransport(KinesisClient client, String stream) {
        this.client = client;
        this.stream = stream;
        this.failures = new Failures(stream);
    }

    @Override
    public List<Outcome> put(List<PackedRecord> records) {
        PutRecordsRequest.Builder request = PutRecordsRequest.builder()
                .records(records.stream().map(KinesisTransport::entry).toList());
        if (stream.startsWith(ARN_PREFIX)) {
            request.streamARN(stream);
        } else {
            request.streamName(stream);
        }
        try {
            PutRecordsResponse response = client.putRecords(request.build());
            List<PutRecordsResultEntry> results = response.records();
            if (results.size() != records.size()) {
                String reason = "PutRecords answered for " + results.size() + " records of " + records.size();
                return Collections.nCopies(records.size(), new Outcome.Failed(reason, false));
            }
            return results.stream().map(KinesisTransport::outcome).toList();
        } catch (SdkException e) {
            return Collections.nCopies(records.size(), failures.outcome(e));
        }
    }

    private static PutRecordsRequestEntry entry(PackedRecord record) {
        return PutRecordsRequestEntry.builder()
                .partitionKey(record.partitionKey())
                .data(SdkBytes.fromByteArrayUnsafe(record.data()))
                .build();
    }

    /// Kinesis fails single records for throttling and for internal failures only (PutRecords, service reference);
    /// both pass.
    private static Outcome outcome(PutRecordsResultEntry result) {
        if (result.errorCode() == null) {
            return new Outcome.Stored(result.shardId(), result.sequenceNumber());
        }
        return new Outcome.Failed(
                result.errorCode() + ": " + result.errorMessage(),
                result.errorCode().equals(THROTTLED));
    }

    @Override
    public Shards shards() {
        try {
            ShardMap map = ShardMap.of(listShards());
            return map != null
                    ? new Shards.Known(map)
                    : new Shards.Unknown("the open shards of " + stream + " do not cover all hash keys");
        } catch (SdkException e) {
            return failures.shards(e);
        }
    }

    private List<ShardMap.Shard> listShards() {
        List<ShardMap.Shard> shards = new ArrayList<>();
        String next = null;
        do {
            ListShardsRequest.Builder request = ListShardsRequest.builder();
            if (next != null) {
                request.nextToken(next);
            } else if (stream.startsWith(ARN_PREFIX)) {
                request.streamARN(stream);
            } else {
                request.streamName(stream);
            }
            ListShardsResponse response = client.listShards(request.build());
            response.shards().forEach(shard -> shards.add(shard(shard)));
            next = response.nextToken();
        } while (next != null);
        return shards;
    }

    private static ShardMap.Shard shard(Shard shard) {
        return new ShardMap.Shard(
                shard.shardId(),
                HashKey.parse(shard.hashKeyRange().startingHashKey()),
                HashKey.parse(shard.hashKeyRange().endingHashKey()),
                shard.sequenceNumberRange().endingSequenceNumber() == null);
    }
}
