package com.wildrydes.local.lambda.mapping;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A stream for tests: shards that can be written, split and merged. Thread-safe.
///
/// With a [ManualClock] a wait for records does not wait: it moves the clock.
public final class StreamInMemory implements RecordSource {
    private static final BigInteger FIRST = new BigInteger("49660000000000000000000000000000000000000000000000000000");

    private final Clock clock;
    private final Map<String, Line> shards = new LinkedHashMap<>();
    private long sequence;

    private static final class Line {
        private final Shard shard;
        private final List<SourceRecord> records = new ArrayList<>();
        private boolean closed;

        private Line(Shard shard) {
            this.shard = shard;
        }
    }

    public StreamInMemory(Clock clock, int shardCount) {
        this.clock = clock;
        for (int shard = 0; shard < shardCount; shard++) {
            add(null, null);
        }
    }

    private String add(String parent, String adjacentParent) {
        String id = "shardId-%012d".formatted(shards.size());
        shards.put(id, new Line(new Shard(id, next(), parent, adjacentParent)));
        return id;
    }

    /// Deletes the stream and makes it anew, with one shard.
    public synchronized void makeAnew() {
        shards.clear();
        add(null, null);
    }

    public synchronized SourceRecord put(String shardId, String partitionKey, byte[] data) {
        Line line = shards.get(shardId);
        if (line.closed) {
            throw new IllegalStateException(shardId + " is closed");
        }
        SourceRecord record = new SourceRecord(next(), partitionKey, null, data, clock.instant());
        line.records.add(record);
        notifyAll();
        return record;
    }

    public synchronized List<String> split(String shardId) {
        shards.get(shardId).closed = true;
        notifyAll();
        return List.of(add(shardId, null), add(shardId, null));
    }

    public synchronized String merge(String shardId, String adjacent) {
        shards.get(shardId).closed = true;
        shards.get(adjacent).closed = true;
        notifyAll();
        return add(shardId, adjacent);
    }

    public synchronized List<SourceRecord> all(String shardId) {
        return List.copyOf(shards.get(shardId).records);
    }

    @Override
    public synchronized List<Shard> shards() {
        return shards.values().stream().map(line -> line.shard).toList();
    }

    @Override
    public synchronized Page read(String shardId, Position position, int maxRecords, long maxBytes) {
        Line line = shards.get(shardId);
        int from = switch (position) {
            case Position.TrimHorizon _ -> 0;
            case Position.Latest _ -> line.records.size();
            case Position.AtTimestamp(Instant instant) ->
                index(line, record -> !record.arrival().isBefore(instant));
            case Position.After(String sequenceNumber) -> {
                BigInteger after = new BigInteger(sequenceNumber);
                yield index(line, record -> new BigInteger(record.sequenceNumber()).compareTo(after) > 0);
            }
        };
        int to = from;
        for (long bytes = 0; to < line.records.size() && to - from < maxRecords && bytes < maxBytes; to++) {
            bytes += line.records.get(to).data().length;
        }
        List<SourceRecord> page = line.records.subList(from, to);
        Position next = to > 0
                ? new Position.After(line.records.get(to - 1).sequenceNumber())
                : position instanceof Position.TrimHorizon ? position : new Position.After(FIRST.toString());
        return new Page(page, next, line.closed && to == line.records.size(), 0);
    }

    private static int index(Line line, java.util.function.Predicate<SourceRecord> first) {
        int index = 0;
        while (index < line.records.size() && !first.test(line.records.get(index))) {
            index++;
        }
        return index;
    }

    @Override
    public synchronized boolean awaitRecords(String shardId, Position position, Duration timeout)
            throws InterruptedException {
        if (clock instanceof ManualClock manual) {
            manual.advance(timeout);
            return false;
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            Page page = read(shardId, position, 1, 1);
            if (!page.records().isEmpty() || page.endOfShard()) {
                return true;
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
    }

    private String next() {
        return FIRST.add(BigInteger.valueOf(++sequence)).toString();
    }
}
