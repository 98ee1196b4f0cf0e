package com.wildrydes.local.kinesis;

import static com.wildrydes.local.kinesis.StreamFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Iterators of all types, and what GetRecords says of its place.
class ReadingTest {

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
    void trim_horizon_starts_at_the_oldest_record() {
        fixture.put("a", "b", "c", "d");

        assertThat(fixture.readFrom(0, new StartAt.TrimHorizon())).containsExactly("a", "b", "c", "d");
    }

    @Test
    void latest_starts_after_the_newest_record() {
        fixture.put("a");
        String iterator = fixture.iterator(0, new StartAt.Latest());
        fixture.put("b", "c");

        assertThat(fixture.readAll(iterator)).containsExactly("b", "c");
    }

    @Test
    void at_and_after_a_sequence_number() {
        List<SequenceNumber> numbers = fixture.put("a", "b", "c");

        assertThat(fixture.readFrom(0, new StartAt.Sequence(numbers.get(1)))).containsExactly("b", "c");
        assertThat(fixture.readFrom(0, new StartAt.AfterSequence(numbers.get(1))))
                .containsExactly("c");
        assertThat(fixture.readFrom(0, new StartAt.AfterSequence(numbers.get(2))))
                .isEmpty();
        SequenceNumber start = fixture.shard(0).startingSequenceNumber();
        assertThat(fixture.readFrom(0, new StartAt.Sequence(start))).containsExactly("a", "b", "c");
        assertThat(fixture.readFrom(0, new StartAt.AfterSequence(start))).containsExactly("a", "b", "c");
    }

    @Test
    void at_a_time_starts_with_the_first_record_then_or_later() {
        long startMs = fixture.clock.millis();
        fixture.put("a");
        fixture.clock.advance(Duration.ofSeconds(10));
        fixture.put("b", "c");
        fixture.clock.advance(Duration.ofSeconds(10));

        assertThat(fixture.readFrom(0, new StartAt.Timestamp(0))).containsExactly("a", "b", "c");
        assertThat(fixture.readFrom(0, new StartAt.Timestamp(startMs))).containsExactly("a", "b", "c");
        assertThat(fixture.readFrom(0, new StartAt.Timestamp(startMs + 1))).containsExactly("b", "c");
        assertThat(fixture.readFrom(0, new StartAt.Timestamp(startMs + 10_000))).containsExactly("b", "c");
        assertThat(fixture.readFrom(0, new StartAt.Timestamp(startMs + 10_001))).isEmpty();
    }

    @Test
    void a_time_in_the_future_is_refused() {
        long nowMs = fixture.clock.millis();

        assertThatThrownBy(() -> fixture.iterator(0, new StartAt.Timestamp(nowMs + 1)))
                .isInstanceOf(KinesisException.class)
                .hasMessage(
                        "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis."
                                + " timestampInMillis: %d, currentTimestampInMillis: %d",
                        nowMs + 1, nowMs);
    }

    @Test
    void a_sequence_number_of_another_shard_or_stream_is_refused() {
        SequenceNumber here = fixture.put("a").getFirst();
        SequenceNumber otherShard = new SequenceNumber(here.shardSeconds(), 5, 1, 0);
        SequenceNumber otherStream = new SequenceNumber(here.shardSeconds() - 1, 0, 1, 0);

        assertThatThrownBy(() -> fixture.iterator(0, new StartAt.Sequence(otherShard)))
                .hasMessage("Invalid StartingSequenceNumber. It encodes shardId-000000000005, while it was used in a"
                        + " call to a shard with shardId-000000000000");
        assertThatThrownBy(() -> fixture.iterator(0, new StartAt.AfterSequence(otherStream)))
                .hasMessageContaining("is invalid because it did not come from this stream.");
    }

    @Test
    void an_unknown_shard_is_not_found() {
        assertThatThrownBy(() -> fixture.kinesis
                        .iterators()
                        .iterator(fixture.stream(), "shardId-000000000007", new StartAt.Latest()))
                .hasMessage("Shard shardId-000000000007 in stream rides under account 000000000000 does not exist");
    }

    @Test
    void an_iterator_expires_after_five_minutes() {
        String iterator = fixture.iterator(0, new StartAt.TrimHorizon());
        fixture.clock.advance(Duration.ofMinutes(5));
        assertThat(fixture.readAll(iterator)).isEmpty();

        fixture.clock.advance(Duration.ofMillis(1));

        assertThatThrownBy(() -> fixture.kinesis.iterators().records(iterator, 1))
                .isInstanceOf(KinesisException.class)
                .extracting(e -> ((KinesisException) e).code())
                .isEqualTo("ExpiredIteratorException");
        assertThatThrownBy(() -> fixture.kinesis.iterators().records(iterator, 1))
                .hasMessage(
                        "Iterator expired. The iterator was created at time Sun Mar 01 12:00:00 UTC 2026 while right"
                                + " now it is Sun Mar 01 12:05:00 UTC 2026 which is further in the future than the tolerated"
                                + " delay of 300000 milliseconds.");
    }

    @Test
    void an_iterator_survives_a_restart() throws IOException {
        fixture.put("a", "b");
        String iterator = fixture.iterator(0, new StartAt.TrimHorizon());

        fixture.reopen();

        assertThat(fixture.readAll(iterator)).containsExactly("a", "b");
    }

    @Test
    void an_iterator_of_a_deleted_stream_is_of_no_use_for_its_successor() {
        String iterator = fixture.iterator(0, new StartAt.TrimHorizon());
        fixture.kinesis.deleteStream(StreamFixture.STREAM);
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.kinesis.createStream(StreamFixture.STREAM, 1, java.util.Map.of());

        assertThatThrownBy(() -> fixture.kinesis.iterators().records(iterator, 1))
                .hasMessage("Shard shardId-000000000000 in stream rides under account 000000000000 does not exist");
    }

    @Test
    void garbage_is_no_iterator() {
        for (String garbage : List.of("AAAA", "ä", "x".repeat(512), " ", "fHx8fHx8")) {
            assertThatThrownBy(() -> fixture.kinesis.iterators().records(garbage, 1))
                    .isInstanceOf(KinesisException.class)
                    .hasMessage("Invalid ShardIterator.");
        }
    }

    @Test
    void says_how_far_behind_a_reader_is() {
        fixture.put("a");
        fixture.clock.advance(Duration.ofSeconds(3));
        fixture.put("b");
        fixture.clock.advance(Duration.ofSeconds(4));
        String iterator = fixture.iterator(0, new StartAt.TrimHorizon());

        ShardIterators.Records first = fixture.kinesis.iterators().records(iterator, 1);
        ShardIterators.Records second = fixture.kinesis.iterators().records(first.nextIterator(), 1);

        assertThat(first.page().millisBehindLatest()).isEqualTo(7000);
        assertThat(second.page().millisBehindLatest()).isZero();
    }

    @Test
    void is_behind_by_a_millisecond_at_least_while_there_is_more() {
        fixture.put("a", "b");

        ShardIterators.Records first =
                fixture.kinesis.iterators().records(fixture.iterator(0, new StartAt.TrimHorizon()), 1);

        assertThat(first.page().millisBehindLatest()).isEqualTo(1);
    }

    @Test
    void gives_ten_mebibytes_at_most() {
        String megabyte = "x".repeat(1_000_000);
        for (int i = 0; i < 12; i++) {
            fixture.put(megabyte);
        }

        ShardIterators.Records read =
                fixture.kinesis.iterators().records(fixture.iterator(0, new StartAt.TrimHorizon()), 10_000);

        assertThat(read.page().records()).hasSize(10);
        assertThat(fixture.readAll(read.nextIterator())).hasSize(2);
    }

    @Test
    void records_past_their_retention_are_not_given() {
        fixture.put("a");
        fixture.clock.advance(Duration.ofHours(23));
        fixture.put("b");
        String iterator = fixture.iterator(0, new StartAt.TrimHorizon());
        fixture.clock.advance(Duration.ofHours(1));
        assertThat(fixture.readShard(0)).containsExactly("a", "b");

        fixture.clock.advance(Duration.ofMillis(1));

        assertThat(fixture.readShard(0)).containsExactly("b");
        assertThat(iterator).isNotEmpty();
        assertThat(texts(fixture.stream().read(fixture.shard(0), 1, 10, 1000))).containsExactly("b");
    }
}
