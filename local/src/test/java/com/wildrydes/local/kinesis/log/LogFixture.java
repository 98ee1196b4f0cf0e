package com.wildrydes.local.kinesis.log;

import com.wildrydes.local.kinesis.ManualClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Opens logs for tests.
final class LogFixture {

    static final LogSettings SMALL = new LogSettings(1024, Duration.ofHours(1));

    final ManualClock clock = new ManualClock();
    final FaultyFiles files = new FaultyFiles();

    ShardLog open(Path folder) throws IOException {
        return open(folder, SMALL);
    }

    ShardLog open(Path folder, LogSettings settings) throws IOException {
        return ShardLog.open(folder, settings, clock, files, new IndexCache(2));
    }

    static Entry entry(String key, String data) {
        return Entry.of(key, ByteBuffer.wrap(data.getBytes(StandardCharsets.UTF_8)));
    }

    /// Appends records `from`, `from + 1`, … with their number as data, each as a group of its own.
    static void append(ShardLog log, int from, int count) {
        IntStream.range(from, from + count)
                .forEach(i -> log.append(List.of(entry("key", text(i)))).join());
    }

    static String text(long ordinal) {
        return "record " + ordinal;
    }

    static List<String> texts(LogPage page) {
        return page.records().stream().map(LogFixture::text).toList();
    }

    static String text(StoredRecord record) {
        return StandardCharsets.UTF_8.decode(record.data().duplicate()).toString();
    }

    static List<String> all(ShardLog log) throws IOException {
        return texts(log.read(0, Integer.MAX_VALUE, Long.MAX_VALUE));
    }

    /// The segments on the disk, oldest first.
    static List<Path> segments(Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.sorted().toList();
        }
    }
}
