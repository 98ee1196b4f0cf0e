package com.wildrydes.local.kinesis.log;

import static com.wildrydes.local.kinesis.log.LogFixture.all;
import static com.wildrydes.local.kinesis.log.LogFixture.append;
import static com.wildrydes.local.kinesis.log.LogFixture.entry;
import static com.wildrydes.local.kinesis.log.LogFixture.segments;
import static com.wildrydes.local.kinesis.log.LogFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.kinesis.ManualClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardLogTest {

    @TempDir
    Path folder;

    private final LogFixture fixture = new LogFixture();

    @Test
    void gives_back_what_was_appended() throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            Appended appended = log.append(List.of(entry("Shadowfax", "one"), entry("ü🦄", "")))
                    .join();

            LogPage page = log.read(0, 10, 1000);

            assertThat(appended).isEqualTo(new Appended(1, ManualClock.START.toEpochMilli()));
            assertThat(page.records()).extracting(StoredRecord::ordinal).containsExactly(1L, 2L);
            assertThat(page.records()).extracting(StoredRecord::partitionKey).containsExactly("Shadowfax", "ü🦄");
            assertThat(texts(page)).containsExactly("one", "");
            assertThat(page.caughtUp()).isTrue();
        }
    }

    @Test
    void keeps_records_over_a_restart_in_many_segments() throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            append(log, 1, 200);
        }

        try (ShardLog log = fixture.open(folder)) {
            assertThat(segments(folder)).hasSizeGreaterThan(5);
            assertThat(all(log)).isEqualTo(expected(1, 200));
            append(log, 201, 1);
            assertThat(all(log)).isEqualTo(expected(1, 201));
        }
    }

    private static List<String> expected(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(LogFixture::text).toList();
    }

    @Test
    void reads_from_every_ordinal_on() throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            append(log, 1, 100);

            for (int from = 1; from <= 101; from++) {
                LogPage page = log.read(from, 7, Long.MAX_VALUE);
                assertThat(texts(page)).isEqualTo(expected(from, Math.min(from + 6, 100)));
                assertThat(page.next()).isEqualTo(Math.min(from + 7, 101));
            }
        }
    }

    @Test
    void stops_before_the_record_that_would_exceed_the_bytes_but_gives_one_at_least() throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            log.append(List.of(entry("k", "12345"), entry("k", "12345"), entry("k", "12345")))
                    .join();

            assertThat(log.read(1, 10, 12).records()).hasSize(2);
            assertThat(log.read(1, 10, 17).records()).hasSize(2);
            assertThat(log.read(1, 10, 18).records()).hasSize(3);
            assertThat(log.read(1, 10, 1).records()).hasSize(1);
        }
    }

    @Test
    void takes_records_larger_than_every_buffer() throws IOException {
        byte[] large = new byte[5_000_000];
        new Random(1).nextBytes(large);
        try (ShardLog log = fixture.open(folder, LogSettings.DEFAULT)) {
            log.append(List.of(
                            entry("a", "before"),
                            Entry.of("b", ByteBuffer.wrap(large, 1, 4_999_000)),
                            entry("c", "after")))
                    .join();

            List<StoredRecord> records = log.read(1, 10, Long.MAX_VALUE).records();

            assertThat(records.get(1).data()).isEqualTo(ByteBuffer.wrap(large, 1, 4_999_000));
            assertThat(LogFixture.text(records.get(2))).isEqualTo("after");
        }
    }

    @Test
    void finds_the_first_record_since_a_time() throws IOException {
        long start = ManualClock.START.toEpochMilli();
        try (ShardLog log = fixture.open(folder)) {
            for (int i = 1; i <= 100; i++) {
                append(log, i, 1);
                fixture.clock.advance(Duration.ofMillis(10));
            }

            assertThat(log.firstSince(start - 1)).isEqualTo(1);
            for (int i = 1; i <= 100; i++) {
                assertThat(log.firstSince(start + (i - 1) * 10L)).isEqualTo(i);
                assertThat(log.firstSince(start + (i - 1) * 10L + 1)).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void arrivals_never_go_back_even_when_the_clock_does() throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            append(log, 1, 1);
            fixture.clock.advance(Duration.ofMinutes(-5));
            append(log, 2, 1);
        }
        try (ShardLog log = fixture.open(folder)) {
            append(log, 3, 1);

            assertThat(log.read(1, 10, 1000).records())
                    .extracting(StoredRecord::arrivalMs)
                    .containsOnly(ManualClock.START.toEpochMilli());
        }
    }

    @Test
    void trims_whole_segments_and_never_reuses_an_ordinal() throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            append(log, 1, 50);
            fixture.clock.advance(Duration.ofMinutes(10));
            append(log, 51, 50);

            log.trim(fixture.clock.millis()).join();

            assertThat(log.first()).isBetween(2L, 51L);
            assertThat(all(log)).isEqualTo(expected(log.first(), 100));
            assertThat(texts(log.read(1, 1, 100))).isEqualTo(expected(log.first(), log.first()));

            log.trim(fixture.clock.millis() + 1).join();

            assertThat(all(log)).isEmpty();
            assertThat(segments(folder)).hasSize(1);
        }
        try (ShardLog log = fixture.open(folder)) {
            assertThat(log.end()).isEqualTo(101);
            append(log, 101, 1);
            assertThat(all(log)).containsExactly("record 101");
        }
    }

    @Test
    void begins_a_new_segment_when_the_active_one_is_old() throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            append(log, 1, 1);
            fixture.clock.advance(LogFixture.SMALL.segmentAge());
            append(log, 2, 1);

            assertThat(segments(folder)).hasSize(2);
        }
    }

    @Test
    void appends_that_wait_share_one_force() throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            CountDownLatch gate = new CountDownLatch(1);
            fixture.files.forceGate = gate;
            int before = fixture.files.forces.get();
            CompletableFuture<Appended> first = log.append(List.of(entry("k", "first")));
            List<CompletableFuture<Appended>> rest = IntStream.range(0, 100)
                    .mapToObj(i -> log.append(List.of(entry("k", "more"))))
                    .toList();
            assertThat(first).isNotDone();
            assertThat(log.end()).isEqualTo(1); // nobody reads what is not on the disk

            gate.countDown();
            rest.forEach(CompletableFuture::join);

            assertThat(fixture.files.forces.get() - before).isBetween(1, 2);
            assertThat(log.end()).isEqualTo(102);
        }
    }

    @Test
    void waits_for_a_record_without_polling() throws Exception {
        try (ShardLog log = fixture.open(folder)) {
            CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> await(log, 1));
            append(log, 1, 1);

            assertThat(waiting.get()).isTrue();
            assertThat(log.await(1, Duration.ZERO)).isTrue();
            assertThat(log.await(2, Duration.ofMillis(1))).isFalse();
        }
    }

    private static boolean await(ShardLog log, long ordinal) {
        try {
            return log.await(ordinal, Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_interrupted_reader_disturbs_nobody() throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            append(log, 1, 3);
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> log.read(1, 10, 1000)).isInstanceOf(IOException.class);

            assertThat(Thread.interrupted()).isTrue();
            append(log, 4, 1);
            assertThat(all(log)).hasSize(4);
        }
    }

    @Test
    void closing_stores_what_was_appended() throws IOException {
        CompletableFuture<Appended> appended;
        ShardLog log = fixture.open(folder);
        appended = log.append(List.of(entry("k", "last")));
        log.close();

        assertThat(appended).isCompleted();
        assertThatThrownBy(() -> log.append(List.of(entry("k", "late"))).join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("The log is closed");
    }

    @Test
    void names_the_file_and_offset_of_a_damaged_sealed_record() throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            append(log, 1, 60);
        }
        Path sealed = segments(folder).getFirst();
        byte[] bytes = Files.readAllBytes(sealed);
        bytes[RecordFormat.HEADER + 5] ^= 1;
        Files.write(sealed, bytes);

        try (ShardLog log = fixture.open(folder)) {
            assertThatThrownBy(() -> all(log))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("wrong checksum: file " + sealed + ", offset 0");
        }
    }
}
