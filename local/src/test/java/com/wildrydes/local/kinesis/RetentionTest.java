package com.wildrydes.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

    @TempDir
    Path folder;

    private StreamFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new StreamFixture(folder, 1);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private long bytesOnDisk() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(".log"))
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }

    @Test
    void frees_the_disk_when_the_stream_is_used_after_the_retention() throws IOException {
        fixture.put("x".repeat(100_000));
        fixture.clock.advance(Duration.ofHours(24).plusMillis(1));
        assertThat(bytesOnDisk()).isGreaterThan(100_000);

        assertThat(fixture.readShard(0)).isEmpty();

        assertThat(bytesOnDisk()).isZero();
        fixture.put("new");
        assertThat(fixture.readShard(0)).containsExactly("new");
    }

    @Test
    void trims_at_the_start() throws IOException {
        fixture.put("x".repeat(100_000));
        fixture.clock.advance(Duration.ofDays(2));

        fixture.reopen();

        assertThat(bytesOnDisk()).isZero();
    }

    @Test
    void an_iterator_in_the_trimmed_part_goes_on_with_the_oldest_record_left() {
        fixture.put("a");
        fixture.clock.advance(Duration.ofHours(24));
        String iterator = fixture.iterator(0, new StartAt.TrimHorizon());
        fixture.put("b");
        fixture.clock.advance(Duration.ofMinutes(2));

        assertThat(fixture.readAll(iterator)).containsExactly("b");
    }

    @Test
    void a_longer_retention_keeps_records() {
        fixture.put("a");
        fixture.kinesis.increaseRetention("rides", 48);
        fixture.clock.advance(Duration.ofHours(47));

        assertThat(fixture.readShard(0)).containsExactly("a");
        assertThat(fixture.stream().state().retentionHours()).isEqualTo(48);
    }

    @Test
    void a_longer_retention_brings_nothing_back() {
        fixture.put("a");
        fixture.clock.advance(Duration.ofHours(23));
        fixture.put("b");
        fixture.clock.advance(Duration.ofHours(2));
        assertThat(fixture.readShard(0)).containsExactly("b");

        fixture.kinesis.increaseRetention("rides", 168);

        assertThat(fixture.readShard(0)).containsExactly("b");
    }

    @Test
    void a_shorter_retention_trims_at_once() throws IOException {
        fixture.kinesis.increaseRetention("rides", 48);
        fixture.put("x".repeat(10_000));
        fixture.clock.advance(Duration.ofHours(30));

        fixture.kinesis.decreaseRetention("rides", 24);

        assertThat(bytesOnDisk()).isZero();
    }

    @Test
    void hours_out_of_range_are_refused() {
        fixture.kinesis.increaseRetention("rides", 48);

        assertThatThrownBy(() -> fixture.kinesis.decreaseRetention("rides", 23))
                .hasMessage("Minimum allowed retention period is 24 hours. Requested retention period (23 hours) is too"
                        + " short.");
        assertThatThrownBy(() -> fixture.kinesis.increaseRetention("rides", 8761))
                .hasMessage("Maximum allowed retention period is 8760 hours. Requested retention period (8761 hours) is"
                        + " too long.");
        assertThatThrownBy(() -> fixture.kinesis.increaseRetention("rides", 24))
                .hasMessage("Requested retention period (24 hours) for stream rides can not be shorter than existing"
                        + " retention period (48 hours). Use DecreaseRetentionPeriod API.");
        assertThatThrownBy(() -> fixture.kinesis.decreaseRetention("rides", 72))
                .hasMessage("Requested retention period (72 hours) for stream rides can not be longer than existing"
                        + " retention period (48 hours). Use IncreaseRetentionPeriod API.");
    }

    @Test
    void a_closed_shard_is_forgotten_when_its_last_records_are() throws IOException {
        fixture.put("a");
        fixture.kinesis.splitShard("rides", Shard.id(0), BigInteger.ONE.shiftLeft(127));
        fixture.clock.advance(Duration.ofHours(24));
        fixture.kinesis.trim();
        assertThat(shards()).containsExactly(0, 1, 2);

        fixture.clock.advance(Duration.ofMillis(1));
        fixture.kinesis.trim();

        assertThat(shards()).containsExactly(1, 2);
        assertThat(fixture.shard(1).parent()).isZero();
        assertThat(fixture.stream().folder().resolve(Shard.id(0))).doesNotExist();
        fixture.reopen();
        assertThat(shards()).containsExactly(1, 2);
        fixture.kinesis.mergeShards("rides", Shard.id(1), Shard.id(2));
        assertThat(shards()).containsExactly(1, 2, 3);
    }

    private List<Integer> shards() {
        return fixture.stream().shards(new ShardFilter.FromTrimHorizon()).stream()
                .map(Shard::index)
                .toList();
    }
}
