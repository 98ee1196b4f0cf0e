package com.wildrydes.local.kinesis;

import com.wildrydes.local.kinesis.log.StoredRecord;
import com.wildrydes.local.lambda.mapping.Page;
import com.wildrydes.local.lambda.mapping.Position;
import com.wildrydes.local.lambda.mapping.RecordSource;
import com.wildrydes.local.lambda.mapping.Shard;
import com.wildrydes.local.lambda.mapping.SourceRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stream as Lambda's event source mappings read it: in the same process, without polling. Thread-safe.
///
/// The stream is looked up by its name for every call; one that is deleted makes the calls fail with a
/// [KinesisException].
public final class StreamRecordSource implements RecordSource {

    private final Kinesis kinesis;
    private final String stream;

    public StreamRecordSource(Kinesis kinesis, String stream) {
        this.kinesis = kinesis;
        this.stream = stream;
    }

    @Override
    public List<Shard> shards() {
        return kinesis.stream(stream).shards(new ShardFilter.FromTrimHorizon()).stream()
                .map(shard -> new Shard(
                        shard.id(),
                        shard.startingSequenceNumber().toString(),
                        id(shard.parent()),
                        id(shard.adjacentParent())))
                .toList();
    }

    private static @Nullable String id(@Nullable Integer index) {
        return index == null ? null : com.wildrydes.local.kinesis.Shard.id(index);
    }

    @Override
    public Page read(String shardId, Position position, int maxRecords, long maxBytes) {
        Stream source = kinesis.stream(stream);
        com.wildrydes.local.kinesis.Shard shard = shard(source, shardId);
        ShardPage page = source.read(shard, ordinal(source, shard, position), maxRecords, maxBytes);
        List<SourceRecord> records =
                page.records().stream().map(record -> record(page, record)).toList();
        return new Page(records, next(page), page.endOfShard(), behindNewest(page));
    }

    private static SourceRecord record(ShardPage page, StoredRecord record) {
        byte[] data = new byte[record.data().remaining()];
        record.data().duplicate().get(data);
        return new SourceRecord(
                page.sequenceNumber(record).toString(),
                record.partitionKey(),
                null,
                data,
                Instant.ofEpochMilli(record.arrivalMs()));
    }

    /// Ordinal 0 is before every record, so this also holds the place in a shard that is still empty.
    private static Position next(ShardPage page) {
        long last = Math.max(0, page.next() - 1);
        long arrivalMs = page.records().isEmpty() ? 0 : page.records().getLast().arrivalMs();
        return new Position.After(page.shard().sequenceNumber(last, arrivalMs).toString());
    }

    private static long behindNewest(ShardPage page) {
        return page.read().caughtUp()
                ? 0
                : page.read().newestArrivalMs() - page.records().getLast().arrivalMs();
    }

    @Override
    public boolean awaitRecords(String shardId, Position position, Duration timeout) throws InterruptedException {
        Stream source = kinesis.stream(stream);
        com.wildrydes.local.kinesis.Shard shard = shard(source, shardId);
        return source.await(shard, ordinal(source, shard, position), timeout);
    }

    private com.wildrydes.local.kinesis.Shard shard(Stream source, String shardId) {
        com.wildrydes.local.kinesis.Shard shard = source.shard(shardId);
        if (shard == null) {
            throw new IllegalArgumentException("Stream " + stream + " has no shard " + shardId);
        }
        return shard;
    }

    private static long ordinal(Stream source, com.wildrydes.local.kinesis.Shard shard, Position position) {
        return source.position(
                shard,
                switch (position) {
                    case Position.TrimHorizon _ -> new StartAt.TrimHorizon();
                    case Position.Latest _ -> new StartAt.Latest();
                    case Position.AtTimestamp(Instant instant) -> new StartAt.Timestamp(instant.toEpochMilli());
                    case Position.After(String number) -> after(shard, number);
                });
    }

    /// A number of another shard is compared as a number: a parent's is before every record, a child's after.
    private static StartAt after(com.wildrydes.local.kinesis.Shard shard, String decimal) {
        SequenceNumber number = SequenceNumber.parse(decimal);
        SequenceNumber start = shard.startingSequenceNumber();
        if (number.compareTo(start) < 0) {
            return new StartAt.TrimHorizon();
        }
        boolean beyond = number.shardSeconds() != start.shardSeconds() || number.shardIndex() != start.shardIndex();
        return beyond ? new StartAt.Latest() : new StartAt.AfterSequence(number);
    }
}
