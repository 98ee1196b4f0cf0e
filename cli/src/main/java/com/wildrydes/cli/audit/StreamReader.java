package com.wildrydes.cli.audit;

import com.wildrydes.cli.terminal.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/// Reads a whole stream from its oldest record on, each parent shard before its children. Not thread-safe.
final class StreamReader {
    /// After 10 MB a shard refuses to be read for up to 5 s (Kinesis API reference, GetRecords), and so it does while
    /// others read it: longer than the SDK tries again.
    private static final Duration THROTTLED = Duration.ofSeconds(1);

    /// In a row; whoever is refused for longer shares the shard with too many readers.
    private static final int THROTTLES_AT_MOST = 120;

    private final KinesisClient kinesis;
    private final String stream;
    private final Pause pause;
    private final Map<String, Position> positions = new HashMap<>();

    /// @param pause waits where the stream throttles
    StreamReader(KinesisClient kinesis, String stream, Pause pause) {
        this.kinesis = kinesis;
        this.stream = stream;
        this.pause = pause;
    }

    /// Where the reading of a shard stands.
    ///
    /// @param lastSequenceNumber null before the first record
    /// @param ended              whether a closed shard was read to its end
    private record Position(@Nullable String lastSequenceNumber, boolean ended) {
        static final Position START = new Position(null, false);
    }

    /// Hands over every record that is on the stream by now and was not handed over before; returns how many.
    ///
    /// A reshard meanwhile is followed.
    long readToNow(Consumer<Record> records) throws InterruptedException {
        long read = 0;
        Set<String> upToDate = new HashSet<>();
        for (List<Shard> round = unread(upToDate); !round.isEmpty(); round = unread(upToDate)) {
            for (Shard shard : round) {
                read += read(shard.shardId(), records);
                upToDate.add(shard.shardId());
            }
        }
        return read;
    }

    /// Shards that have something to read and whose parents have nothing left.
    private List<Shard> unread(Set<String> upToDate) {
        Map<String, Shard> shards = shards();
        return shards.values().stream()
                .filter(shard -> !upToDate.contains(shard.shardId()) && !position(shard.shardId()).ended)
                .filter(shard -> ended(shard.parentShardId(), shards) && ended(shard.adjacentParentShardId(), shards))
                .toList();
    }

    /// A parent that is not listed any more is past the stream's retention.
    private boolean ended(@Nullable String parent, Map<String, Shard> shards) {
        return parent == null || !shards.containsKey(parent) || position(parent).ended;
    }

    private long read(String shardId, Consumer<Record> records) throws InterruptedException {
        long read = 0;
        String iterator = iterator(shardId);
        while (true) {
            GetRecordsResponse page = page(iterator);
            page.records().forEach(records);
            read += page.records().size();
            iterator = page.nextShardIterator();
            String last = page.records().isEmpty()
                    ? position(shardId).lastSequenceNumber
                    : page.records().getLast().sequenceNumber();
            positions.put(shardId, new Position(last, iterator == null));
            if (iterator == null || (page.millisBehindLatest() != null && page.millisBehindLatest() == 0)) {
                return read;
            }
        }
    }

    private GetRecordsResponse page(String iterator) throws InterruptedException {
        for (int throttles = 1; ; throttles++) {
            try {
                return kinesis.getRecords(request -> request.shardIterator(iterator));
            } catch (ProvisionedThroughputExceededException e) {
                if (throttles == THROTTLES_AT_MOST) {
                    throw e;
                }
                pause.pause(THROTTLED);
            }
        }
    }

    private String iterator(String shardId) {
        String last = position(shardId).lastSequenceNumber;
        var request = GetShardIteratorRequest.builder().streamName(stream).shardId(shardId);
        if (last == null) {
            request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
        } else {
            request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER).startingSequenceNumber(last);
        }
        return kinesis.getShardIterator(request.build()).shardIterator();
    }

    private Position position(String shardId) {
        return positions.getOrDefault(shardId, Position.START);
    }

    private Map<String, Shard> shards() {
        var shards = new LinkedHashMap<String, Shard>();
        var page = kinesis.listShards(request -> request.streamName(stream));
        page.shards().forEach(shard -> shards.put(shard.shardId(), shard));
        while (page.nextToken() != null) {
            String token = page.nextToken();
            page = kinesis.listShards(request -> request.nextToken(token));
            page.shards().forEach(shard -> shards.put(shard.shardId(), shard));
        }
        return shards;
    }

    /// Since when the stream certainly has every record: null when nothing has been trimmed yet.
    @Nullable
    Instant completeSince(Instant now) {
        var summary = kinesis.describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary();
        Instant horizon = now.minusSeconds(summary.retentionPeriodHours() * 3600L);
        return summary.streamCreationTimestamp().isAfter(horizon) ? null : horizon;
    }
}
