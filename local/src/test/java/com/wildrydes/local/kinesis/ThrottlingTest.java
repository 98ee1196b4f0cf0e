package com.wildrydes.local.kinesis;

import static com.wildrydes.local.kinesis.StreamFixture.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrottlingTest {

    private static final String MESSAGE =
            "Rate exceeded for shard shardId-000000000000 in stream rides under account 000000000000.";

    @TempDir
    Path folder;

    private StreamFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new StreamFixture(folder, 1);
        fixture.reopen(fixture.settings().withThrottled(true));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<PutOutcome> put(int count, int bytes) {
        return fixture.stream().put(Collections.nCopies(count, PutEntry.of("k", null, ByteBuffer.allocate(bytes - 1))));
    }

    private static long accepted(List<PutOutcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome instanceof PutOutcome.Accepted)
                .count();
    }

    @Test
    void a_shard_takes_a_thousand_records_a_second() {
        assertThat(accepted(put(500, 10))).isEqualTo(500);
        List<PutOutcome> over = put(501, 10);

        assertThat(accepted(over)).isEqualTo(500);
        assertThat(over.getLast()).isEqualTo(new PutOutcome.Throttled(MESSAGE));
        fixture.clock.advance(Duration.ofMillis(100));
        assertThat(accepted(put(500, 10))).isEqualTo(100);
        fixture.clock.advance(Duration.ofHours(1));
        assertThat(accepted(put(500, 10)) + accepted(put(501, 10))).isEqualTo(1000);
    }

    @Test
    void a_shard_takes_a_mebibyte_a_second() {
        assertThat(accepted(put(1, 1 << 20))).isEqualTo(1);
        assertThat(accepted(put(1, 10))).isZero();
        fixture.clock.advance(Duration.ofMillis(500));
        assertThat(accepted(put(1, (1 << 19) + 1))).isZero();
        assertThat(accepted(put(1, 1 << 19))).isEqualTo(1);
    }

    @Test
    void only_the_records_of_the_full_shard_are_refused() {
        fixture.kinesis.splitShard("rides", Shard.id(0), BigInteger.ONE.shiftLeft(127));
        PutEntry low = PutEntry.of("k", BigInteger.ZERO, ByteBuffer.allocate(700_000));
        PutEntry high = PutEntry.of("k", HashKey.MAX, ByteBuffer.allocate(700_000));

        List<PutOutcome> outcomes = fixture.stream().put(List.of(low, low, high));

        assertThat(outcomes.get(0)).isInstanceOf(PutOutcome.Accepted.class);
        assertThat(outcomes.get(1)).isInstanceOf(PutOutcome.Throttled.class);
        assertThat(outcomes.get(2)).isInstanceOf(PutOutcome.Accepted.class);
    }

    @Test
    void a_shard_is_read_five_times_a_second() {
        String iterator = fixture.iterator(0, new StartAt.TrimHorizon());
        for (int i = 0; i < 5; i++) {
            fixture.kinesis.iterators().records(iterator, 1);
        }

        assertThatThrownBy(() -> fixture.kinesis.iterators().records(iterator, 1))
                .isInstanceOf(KinesisException.class)
                .hasMessage(MESSAGE);
        fixture.clock.advance(Duration.ofMillis(1000));
        fixture.kinesis.iterators().records(iterator, 1);
    }

    @Test
    void a_read_of_ten_mebibytes_blocks_the_next_for_five_seconds() {
        for (int i = 0; i < 10; i++) {
            assertThat(accepted(put(1, 1 << 20))).isEqualTo(1);
            fixture.clock.advance(Duration.ofSeconds(1));
        }
        String iterator = fixture.iterator(0, new StartAt.TrimHorizon());
        assertThat(fixture.kinesis.iterators().records(iterator, 10_000).page().records())
                .hasSize(10);

        fixture.clock.advance(Duration.ofMillis(4999));
        assertThatThrownBy(() -> fixture.kinesis.iterators().records(fixture.iterator(0, new StartAt.Latest()), 1))
                .hasMessage(MESSAGE);
        fixture.clock.advance(Duration.ofMillis(1));
        fixture.kinesis.iterators().records(fixture.iterator(0, new StartAt.Latest()), 1);
    }

    @Test
    void without_limits_nothing_is_refused() throws IOException {
        fixture.reopen(fixture.settings().withThrottled(false));

        assertThat(accepted(put(3000, 1000))).isEqualTo(3000);
        String iterator = fixture.iterator(0, new StartAt.TrimHorizon());
        for (int i = 0; i < 20; i++) {
            fixture.kinesis.iterators().records(iterator, 1);
        }
    }

    @Test
    void event_source_mappings_read_without_limits() {
        fixture.stream().put(List.of(entry("k", "a")));
        StreamRecordSource source = new StreamRecordSource(fixture.kinesis, "rides");
        for (int i = 0; i < 20; i++) {
            assertThat(source.read(Shard.id(0), new com.wildrydes.local.lambda.mapping.Position.TrimHorizon(), 10, 1000)
                            .records())
                    .hasSize(1);
        }
    }
}
