package com.wildrydes.local.kinesis;

import static com.wildrydes.local.kinesis.StreamFixture.accepted;
import static com.wildrydes.local.kinesis.StreamFixture.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.lambda.mapping.RecordSource;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A clock that was ahead and is set right: streams go on, and what they say stays in order.
class ClockSetBackTest {

    private static final Duration BACK = Duration.ofHours(-1);

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

    @Test
    void a_stream_made_in_the_future_is_active() {
        fixture.clock.advance(BACK);

        assertThat(fixture.stream().status()).isEqualTo(StreamStatus.ACTIVE);
        fixture.put("a");
        assertThat(fixture.readShard(0)).containsExactly("a");
    }

    /// A mapping would take shards that are gone and come back for new ones, and read them again.
    @Test
    void its_shards_stay_in_sight_of_mappings() {
        RecordSource source = new StreamRecordSource(fixture.kinesis, StreamFixture.STREAM);
        fixture.clock.advance(BACK);

        assertThat(source.shards()).hasSize(1);
    }

    @Test
    void sequence_numbers_grow_all_the_same() {
        SequenceNumber before = fixture.put("a").getFirst();
        fixture.clock.advance(BACK);
        SequenceNumber after = fixture.put("b").getFirst();
        fixture.kinesis.splitShard(StreamFixture.STREAM, Shard.id(0), BigInteger.ONE.shiftLeft(127));
        SequenceNumber inChild = fixture.put("c").getFirst();

        assertThat(List.of(before, after, inChild)).isSorted().doesNotHaveDuplicates();
        assertThat(inChild.arrivalSeconds())
                .isLessThanOrEqualTo(fixture.stream().latestSecond());
    }

    @Test
    void limits_give_way_again_within_a_second() throws IOException {
        fixture.reopen(fixture.settings().withThrottled(true));
        IntStream.range(0, 1000)
                .forEach(i ->
                        accepted(fixture.stream().put(List.of(entry("k", "a"))).getFirst()));
        fixture.clock.advance(BACK);
        fixture.stream().put(List.of(entry("k", "a")));
        fixture.clock.advance(Duration.ofSeconds(1));

        accepted(fixture.stream().put(List.of(entry("k", "a"))).getFirst());
    }
}
