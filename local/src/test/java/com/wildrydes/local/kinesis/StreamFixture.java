package com.wildrydes.local.kinesis;

import com.wildrydes.local.kinesis.log.FaultyFiles;
import com.wildrydes.local.kinesis.log.LogSettings;
import com.wildrydes.local.kinesis.log.StoredRecord;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Kinesis with one stream, `rides`, under a clock that the test moves.
final class StreamFixture implements AutoCloseable {

    static final String STREAM = "rides";

    final ManualClock clock = new ManualClock();
    final FaultyFiles files = new FaultyFiles();
    private final Path folder;
    private KinesisSettings settings = KinesisSettings.DEFAULT.withLog(new LogSettings(4096, Duration.ofHours(1)));
    Kinesis kinesis;

    StreamFixture(Path folder, int shards) throws IOException {
        this.folder = folder;
        this.kinesis = Kinesis.open(folder, clock, settings, files);
        if (shards > 0) {
            kinesis.createStream(STREAM, shards, Map.of());
        }
    }

    void reopen() throws IOException {
        reopen(settings);
    }

    void reopen(KinesisSettings changed) throws IOException {
        settings = changed;
        kinesis.close();
        kinesis = Kinesis.open(folder, clock, settings, files);
    }

    KinesisSettings settings() {
        return settings;
    }

    Stream stream() {
        return kinesis.stream(STREAM);
    }

    Shard shard(int index) {
        Shard shard = stream().shard(Shard.id(index));
        if (shard == null) {
            throw new AssertionError("No shard " + index);
        }
        return shard;
    }

    static PutEntry entry(String key, String data) {
        return PutEntry.of(key, null, ByteBuffer.wrap(data.getBytes(StandardCharsets.UTF_8)));
    }

    static PutEntry entryAt(BigInteger hashKey, String data) {
        return PutEntry.of("key", hashKey, ByteBuffer.wrap(data.getBytes(StandardCharsets.UTF_8)));
    }

    /// Puts records one after the other and gives their sequence numbers.
    List<SequenceNumber> put(String... data) {
        return Arrays.stream(data)
                .map(text -> accepted(stream().put(List.of(entry("key", text))).getFirst())
                        .sequenceNumber())
                .toList();
    }

    static PutOutcome.Accepted accepted(PutOutcome outcome) {
        if (outcome instanceof PutOutcome.Accepted accepted) {
            return accepted;
        }
        throw new AssertionError("Not accepted: " + outcome);
    }

    static List<String> texts(ShardPage page) {
        return page.records().stream().map(StreamFixture::text).toList();
    }

    static String text(StoredRecord record) {
        return StandardCharsets.UTF_8.decode(record.data().duplicate()).toString();
    }

    /// Reads from an iterator on until there is nothing more now, or ever.
    List<String> readAll(@Nullable String iterator) {
        List<String> all = new ArrayList<>();
        String next = iterator;
        while (next != null) {
            ShardIterators.Records read = kinesis.iterators().records(next, 3);
            all.addAll(texts(read.page()));
            next = read.page().records().isEmpty() ? null : read.nextIterator();
        }
        return all;
    }

    String iterator(int shard, StartAt start) {
        return kinesis.iterators().iterator(stream(), Shard.id(shard), start);
    }

    List<String> readFrom(int shard, StartAt start) {
        return readAll(iterator(shard, start));
    }

    List<String> readShard(int shard) {
        return readFrom(shard, new StartAt.TrimHorizon());
    }

    @Override
    public void close() {
        kinesis.close();
    }
}
