package com.wildrydes.local.kinesis;

import static com.wildrydes.local.kinesis.StreamFixture.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.kinesis.log.LogSettings;
import com.wildrydes.local.kinesis.log.StoredRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writers and a reader while the stream is split, merged and scaled: every acknowledged record is read once, and each
/// writer's records in order, when a parent is read to its end before its children.
class ReshardUnderLoadTest {

    private static final int WRITERS = 6;
    private static final int RECORDS = 600;
    private static final int CHANGES = 25;

    /// Requests between two changes: the writers neither run ahead of them nor come too late.
    private static final int PACE = WRITERS * RECORDS / 4 / CHANGES;

    /// How long the reader waits for records that never come.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void nothing_is_lost_doubled_or_reordered() throws Exception {
        KinesisSettings settings = KinesisSettings.DEFAULT.withLog(new LogSettings(16 * 1024, Duration.ofHours(1)));
        try (Kinesis kinesis = Kinesis.open(folder, Clock.systemUTC(), settings);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            kinesis.createStream("rides", 2, Map.of());
            Map<String, List<String>> acknowledged = new ConcurrentHashMap<>();
            Semaphore due = new Semaphore(2 * PACE);
            Semaphore done = new Semaphore(0);
            List<Future<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                String key = "unicorn " + i;
                writers.add(threads.submit(() -> write(kinesis.stream("rides"), key, acknowledged, due, done)));
            }
            Future<Map<String, List<String>>> reader = threads.submit(read(kinesis, WRITERS * RECORDS));
            Random random = new Random(5);
            for (int i = 0; i < CHANGES; i++) {
                done.acquire(PACE);
                int open = kinesis.stream("rides").openShards();
                kinesis.updateShardCount("rides", Math.min(6, (open + 1) / 2 + random.nextInt(open + 1)));
                due.release(PACE);
            }
            for (Future<Integer> writer : writers) {
                assertThat(writer.get()).isEqualTo(RECORDS);
            }

            assertThat(reader.get()).isEqualTo(acknowledged);
            Stream stream = kinesis.stream("rides");
            assertThat(stream.shards(new ShardFilter.FromTrimHorizon()))
                    .as("closed shards with records: the changes met the writers")
                    .filteredOn(shard -> !shard.isOpen()
                            && !stream.read(shard, 0, 1, 1).records().isEmpty())
                    .hasSizeGreaterThan(2);
        }
    }

    private static int write(
            Stream stream, String key, Map<String, List<String>> acknowledged, Semaphore due, Semaphore done)
            throws InterruptedException {
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < RECORDS; i += 4) {
            int first = i;
            List<String> texts = IntStream.range(first, first + 4)
                    .mapToObj(n -> key + " #" + n)
                    .toList();
            due.acquire();
            stream.put(texts.stream().map(text -> entry(key, text)).toList()).forEach(StreamFixture::accepted);
            mine.addAll(texts);
            done.release();
        }
        acknowledged.put(key, mine);
        return mine.size();
    }

    /// Reads as a consumer does: a shard begins when all of its parents have been read to their end.
    private static Callable<Map<String, List<String>>> read(Kinesis kinesis, int expected) {
        return () -> {
            Map<String, List<String>> read = new HashMap<>();
            Map<Integer, Long> positions = new HashMap<>();
            Set<Integer> finished = new HashSet<>();
            int count = 0;
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (count < expected && System.nanoTime() < deadline) {
                Stream stream = kinesis.stream("rides");
                for (Shard shard : stream.shards(new ShardFilter.FromTrimHorizon())) {
                    if (finished.contains(shard.index()) || !parentsFinished(shard, finished)) {
                        continue;
                    }
                    ShardPage page = stream.read(shard, positions.getOrDefault(shard.index(), 0L), 50, 10_000);
                    positions.put(shard.index(), page.next());
                    for (StoredRecord record : page.records()) {
                        read.computeIfAbsent(record.partitionKey(), _ -> new ArrayList<>())
                                .add(StreamFixture.text(record));
                        count++;
                    }
                    if (page.endOfShard()) {
                        finished.add(shard.index());
                    }
                }
            }
            return read;
        };
    }

    private static boolean parentsFinished(Shard shard, Set<Integer> finished) {
        return (shard.parent() == null || finished.contains(shard.parent()))
                && (shard.adjacentParent() == null || finished.contains(shard.adjacentParent()));
    }
}
