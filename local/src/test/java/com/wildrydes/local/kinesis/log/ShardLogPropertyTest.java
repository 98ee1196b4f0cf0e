package com.wildrydes.local.kinesis.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.disk.Folders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// A log against a list in memory, under random appends, clock steps, restarts, trims and reads.
class ShardLogPropertyTest {

    /// What a record must be.
    private record Expected(long ordinal, long arrivalMs, byte[] data) {}

    @Property(tries = 60, seed = "20260301")
    void behaves_like_a_list(@ForAll long seed) throws IOException {
        Path folder = Files.createTempDirectory("log");
        Random random = new Random(seed);
        LogFixture fixture = new LogFixture();
        List<Expected> expected = new ArrayList<>();
        LogSettings settings = new LogSettings(1024 + random.nextInt(400_000), Duration.ofMinutes(10));
        ShardLog log = fixture.open(folder, settings);
        try {
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(8)) {
                    case 0 -> {
                        log.close();
                        log = fixture.open(folder, settings);
                    }
                    case 1 -> fixture.clock.advance(Duration.ofSeconds(random.nextInt(300)));
                    case 2 -> {
                        long before = fixture.clock.millis() - random.nextInt(1_200_000);
                        log.trim(before).join();
                        long first = log.first();
                        assertThat(expected.stream().filter(e -> e.ordinal < first))
                                .allMatch(e -> e.arrivalMs < before);
                        expected.removeIf(e -> e.ordinal < first);
                    }
                    case 3, 4 -> read(log, expected, random);
                    default -> append(log, fixture, expected, random);
                }
            }
            read(log, expected, random);
        } finally {
            log.close();
            Folders.delete(folder);
        }
    }

    private static void append(ShardLog log, LogFixture fixture, List<Expected> expected, Random random) {
        List<Entry> entries = new ArrayList<>();
        for (int i = random.nextInt(30); i >= 0; i--) {
            byte[] data = new byte[random.nextInt(20) == 0 ? random.nextInt(200_000) : random.nextInt(300)];
            random.nextBytes(data);
            entries.add(Entry.of("k".repeat(1 + random.nextInt(256)), ByteBuffer.wrap(data)));
        }
        Appended appended = log.append(entries).join();
        for (int i = 0; i < entries.size(); i++) {
            expected.add(new Expected(
                    appended.firstOrdinal() + i,
                    fixture.clock.millis(),
                    entries.get(i).data().array()));
        }
    }

    private static void read(ShardLog log, List<Expected> expected, Random random) throws IOException {
        long from = log.first() + random.nextInt(1 + (int) (log.end() - log.first()));
        List<Expected> rest = expected.stream().filter(e -> e.ordinal >= from).toList();
        LogPage page = log.read(from, 1 + random.nextInt(200), random.nextInt(2_000_000));
        assertThat(page.records()).hasSizeLessThanOrEqualTo(rest.size());
        assertThat(page.records().isEmpty()).isEqualTo(rest.isEmpty());
        for (int i = 0; i < page.records().size(); i++) {
            StoredRecord record = page.records().get(i);
            assertThat(record.ordinal()).isEqualTo(rest.get(i).ordinal);
            assertThat(record.arrivalMs()).isEqualTo(rest.get(i).arrivalMs);
            assertThat(record.data()).isEqualTo(ByteBuffer.wrap(rest.get(i).data));
        }
        if (!expected.isEmpty()) {
            long since = expected.get(random.nextInt(expected.size())).arrivalMs + random.nextInt(3) - 1;
            long first = expected.stream()
                    .filter(e -> e.arrivalMs >= since)
                    .mapToLong(Expected::ordinal)
                    .findFirst()
                    .orElse(log.end());
            assertThat(log.firstSince(since)).isEqualTo(first);
        }
    }
}
