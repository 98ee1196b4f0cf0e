package com.wildrydes.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.lambda.mapping.Page;
import com.wildrydes.local.lambda.mapping.Position;
import com.wildrydes.local.lambda.mapping.SourceRecord;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordSourceTest {

    private static final String FIRST = Shard.id(0);

    @TempDir
    Path folder;

    private StreamFixture fixture;
    private StreamRecordSource source;

    @BeforeEach
    void open() throws IOException {
        fixture = new StreamFixture(folder, 1);
        source = new StreamRecordSource(fixture.kinesis, "rides");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static List<String> texts(Page page) {
        return page.records().stream()
                .map(SourceRecord::data)
                .map(data -> new String(data, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void goes_on_from_page_to_page() {
        List<SequenceNumber> numbers = fixture.put("a", "b", "c");

        Page first = source.read(FIRST, new Position.TrimHorizon(), 2, 1000);
        Page second = source.read(FIRST, first.next(), 2, 1000);

        assertThat(texts(first)).containsExactly("a", "b");
        assertThat(first.records().getFirst().sequenceNumber())
                .isEqualTo(numbers.getFirst().toString());
        assertThat(first.records().getFirst().arrival()).isEqualTo(ManualClock.START);
        assertThat(first.next()).isEqualTo(new Position.After(numbers.get(1).toString()));
        assertThat(texts(second)).containsExactly("c");
        assertThat(second.endOfShard()).isFalse();
    }

    @Test
    void an_empty_page_from_the_latest_keeps_its_place() throws IOException {
        Position tip = source.read(FIRST, new Position.Latest(), 10, 1000).next();
        fixture.put("a");
        assertThat(texts(source.read(FIRST, tip, 10, 1000))).containsExactly("a");

        Position later = source.read(FIRST, new Position.Latest(), 10, 1000).next();
        fixture.reopen();
        fixture.put("b");

        assertThat(texts(new StreamRecordSource(fixture.kinesis, "rides").read(FIRST, later, 10, 1000)))
                .containsExactly("b");
    }

    @Test
    void starts_at_a_time() {
        fixture.put("a");
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.put("b");
        Instant then = ManualClock.START.plusMillis(500);

        assertThat(texts(source.read(FIRST, new Position.AtTimestamp(then), 10, 1000)))
                .containsExactly("b");
        Position future = new Position.AtTimestamp(then.plusSeconds(3600));
        assertThat(source.read(FIRST, future, 10, 1000).records()).isEmpty();
    }

    @Test
    void a_closed_shard_ends_with_its_last_page() {
        fixture.put("a", "b");
        fixture.kinesis.splitShard("rides", FIRST, BigInteger.ONE.shiftLeft(127));

        Page first = source.read(FIRST, new Position.TrimHorizon(), 1, 1000);
        Page second = source.read(FIRST, first.next(), 10, 1000);
        Page beyond = source.read(FIRST, second.next(), 10, 1000);

        assertThat(first.endOfShard()).isFalse();
        assertThat(second.endOfShard()).isTrue();
        assertThat(beyond.endOfShard()).isTrue();
        assertThat(beyond.records()).isEmpty();
        assertThat(source.shards()).containsExactly(seen(0, null), seen(1, FIRST), seen(2, FIRST));
    }

    private com.wildrydes.local.lambda.mapping.Shard seen(int index, String parent) {
        Shard shard = fixture.shard(index);
        return new com.wildrydes.local.lambda.mapping.Shard(
                shard.id(), shard.startingSequenceNumber().toString(), parent, null);
    }

    @Test
    void numbers_of_other_shards_are_compared_as_numbers() {
        SequenceNumber parents = fixture.put("a").getFirst();
        fixture.kinesis.splitShard("rides", FIRST, BigInteger.ONE.shiftLeft(127));
        String children = fixture.shard(1).startingSequenceNumber().toString();
        String child = fixture.shard(HashKey.of("key").testBit(127) ? 2 : 1).id();
        fixture.put("b");

        assertThat(texts(source.read(child, new Position.After(parents.toString()), 10, 1000)))
                .containsExactly("b");
        assertThat(source.read(FIRST, new Position.After(children), 10, 1000).records())
                .isEmpty();
    }

    @Test
    void waits_until_there_is_a_record_or_the_shard_is_closed() throws Exception {
        Position tip = source.read(FIRST, new Position.Latest(), 1, 1).next();
        assertThat(source.awaitRecords(FIRST, tip, Duration.ofMillis(1))).isFalse();
        CompletableFuture<Boolean> record = CompletableFuture.supplyAsync(() -> await(tip));
        fixture.put("a");
        assertThat(record.get()).isTrue();

        Position next = source.read(FIRST, tip, 10, 1000).next();
        CompletableFuture<Boolean> end = CompletableFuture.supplyAsync(() -> await(next));
        fixture.kinesis.splitShard("rides", FIRST, BigInteger.ONE.shiftLeft(127));
        assertThat(end.get()).isTrue();
    }

    private boolean await(Position position) {
        try {
            return source.awaitRecords(FIRST, position, Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_unknown_shard_is_refused() {
        assertThatThrownBy(() -> source.read("shardId-000000000009", new Position.Latest(), 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Stream rides has no shard shardId-000000000009");
    }
}
