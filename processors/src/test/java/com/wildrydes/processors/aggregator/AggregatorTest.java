package com.wildrydes.processors.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.processors.aggregator.FaultyTable.Fault;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.processors.fixtures.StreamRecords;
import com.wildrydes.processors.fixtures.VirtualTime;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.processors.quarantine.QuarantineStore;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AggregatorTest {

    private static final Runnable NO_RIVAL = () -> {};

    private final FakeMinuteTable table = new FakeMinuteTable();
    private final FakeQuarantine quarantine = new FakeQuarantine();
    private final VirtualTime time = new VirtualTime();
    private final KnownItems known = new KnownItems(100_000);

    @Test
    void a_batch_is_counted_with_one_read_and_one_write_an_item() {
        List<KinesisRecord> batch = plain(Events.at(1), Events.at(2), Events.at(60_001), Events.at(3));
        var aggregator = new Aggregator(table, known, quarantine, retry(), WriteIds.GROWING, 1);
        assertThat(process(aggregator, batch)).isEqualTo(new BatchOutcome.Finished(new Tally(4, 0, 0, 2, 0)));
        assertThat(table.reads()).isEqualTo(1);
        assertThat(table.writes()).isEqualTo(2);
    }

    @Test
    void the_next_batch_of_a_minute_that_this_process_remembers_reads_nothing() {
        Aggregator aggregator = aggregator(table);
        process(aggregator, plain(Events.at(1)));
        process(aggregator, plain(Events.at(2)));
        assertThat(table.reads()).isEqualTo(1);
        assertThat(table.contents()).isEqualTo(Recomputation.of(List.of(Events.at(1), Events.at(2))));
    }

    @Test
    void a_redelivered_batch_changes_nothing() {
        Aggregator aggregator = aggregator(table);
        List<KinesisRecord> batch = plain(Events.at(1), Events.at(2), Events.at(60_001));
        process(aggregator, batch);
        assertThat(process(aggregator, batch)).isEqualTo(new BatchOutcome.Finished(new Tally(0, 3, 0, 0, 0)));
        assertThat(table.writes()).isEqualTo(2);
    }

    @Test
    void that_an_event_is_counted_is_never_said_by_memory_alone() {
        Aggregator aggregator = aggregator(table);
        process(aggregator, plain(Events.at(1)));
        var emptied = new FakeMinuteTable();
        assertThat(process(aggregator(emptied), plain(Events.at(1))).tally().counted())
                .isEqualTo(1);
        assertThat(emptied.contents()).isEqualTo(Recomputation.of(List.of(Events.at(1))));
    }

    @Test
    void a_write_that_lost_against_another_is_merged_again() {
        Aggregator other = new Aggregator(
                table, new KnownItems(9_000), quarantine, time.retry(new Random(2)), WriteIds.GROWING, 1);
        Aggregator aggregator = aggregator(faulty(
                () -> process(other, plain(Events.at(1), Events.at(2))), Fault.NONE, Fault.RIVAL_FIRST));
        assertThat(process(aggregator, plain(Events.at(2), Events.at(3))))
                .isEqualTo(new BatchOutcome.Finished(new Tally(1, 1, 0, 1, 1)));
        assertThat(table.contents()).isEqualTo(Recomputation.of(List.of(Events.at(1), Events.at(2), Events.at(3))));
    }

    @Test
    void a_write_whose_answer_was_lost_is_recognised_and_counted_once() {
        Aggregator aggregator = aggregator(faulty(NO_RIVAL, Fault.NONE, Fault.ANSWER_LOST));
        assertThat(process(aggregator, plain(Events.at(1), Events.at(2))))
                .isEqualTo(new BatchOutcome.Finished(new Tally(2, 0, 0, 1, 0)));
        assertThat(table.contents()).isEqualTo(Recomputation.of(List.of(Events.at(1), Events.at(2))));
    }

    /// Two processes with the same batch and the same memory make the same item.
    @Test
    void the_same_write_of_another_is_not_taken_for_a_write_whose_answer_was_lost() {
        Aggregator other = new Aggregator(table, new KnownItems(9_000), quarantine, retry(), WriteIds.GROWING, 1);
        Aggregator aggregator = aggregator(
                faulty(() -> process(other, plain(Events.at(1))), Fault.NONE, Fault.THROTTLED, Fault.RIVAL_FIRST));
        assertThat(process(aggregator, plain(Events.at(1))))
                .isEqualTo(new BatchOutcome.Finished(new Tally(0, 1, 0, 0, 1)));
        assertThat(table.contents()).isEqualTo(Recomputation.of(List.of(Events.at(1))));
    }

    @Test
    void throttling_is_waited_for_within_the_time_that_is_left() {
        Aggregator aggregator = aggregator(
                faulty(NO_RIVAL, Fault.THROTTLED, Fault.THROTTLED, Fault.HALF_UNREAD, Fault.NONE, Fault.THROTTLED));
        assertThat(process(aggregator, plain(Events.at(1), Events.at(60_001))))
                .isInstanceOf(BatchOutcome.Finished.class);
    }

    @Test
    void a_refused_call_leaves_its_first_record_and_what_follows_for_the_next_delivery() {
        // Three minutes, one after the other: the second minute's write is refused.
        Aggregator aggregator = new Aggregator(
                faulty(NO_RIVAL, Fault.NONE, Fault.NONE, Fault.REFUSED),
                known,
                quarantine,
                retry(),
                WriteIds.GROWING,
                1);
        List<KinesisRecord> batch = plain(Events.at(1), Events.at(60_001), Events.at(2), Events.at(120_001));
        BatchOutcome outcome = process(aggregator, batch);
        assertThat(outcome).isInstanceOfSatisfying(BatchOutcome.Unfinished.class, unfinished -> {
            assertThat(unfinished.firstUnprocessed()).isEqualTo(StreamRecords.sequenceNumber(1));
            assertThat(unfinished.cause()).isInstanceOf(RefusedException.class);
            assertThat(unfinished.tally()).isEqualTo(new Tally(2, 0, 0, 1, 0));
        });
        BatchOutcome retried = process(aggregator(table), batch.subList(1, 4));
        assertThat(retried.tally()).isEqualTo(new Tally(2, 1, 0, 2, 0));
        assertThat(table.contents())
                .isEqualTo(
                        Recomputation.of(List.of(Events.at(1), Events.at(60_001), Events.at(2), Events.at(120_001))));
    }

    @Test
    void a_quarantine_that_fails_holds_its_record_but_not_the_table() {
        QuarantineStore failing = record -> {
            throw new UnavailableException("no answer");
        };
        var aggregator = new Aggregator(table, known, failing, retry(), WriteIds.GROWING, 2);
        List<KinesisRecord> batch = List.of(
                StreamRecords.plain(0, Events.at(1)),
                StreamRecords.text(1, "junk"),
                StreamRecords.plain(2, Events.at(2)));
        assertThat(process(aggregator, batch)).isInstanceOfSatisfying(BatchOutcome.Unfinished.class, unfinished -> {
            assertThat(unfinished.firstUnprocessed()).isEqualTo(StreamRecords.sequenceNumber(1));
            assertThat(unfinished.cause()).hasMessage("no answer");
        });
        assertThat(table.contents()).isEqualTo(Recomputation.of(List.of(Events.at(1), Events.at(2))));
    }

    @Test
    void a_table_that_stays_away_leaves_the_whole_batch_when_the_time_is_up() {
        MinuteTable away = new FaultyTable(table, () -> Fault.THROTTLED, NO_RIVAL);
        assertThat(process(aggregator(away), plain(Events.at(1), Events.at(2))))
                .isInstanceOfSatisfying(BatchOutcome.Unfinished.class, unfinished -> {
                    assertThat(unfinished.firstUnprocessed()).isEqualTo(StreamRecords.sequenceNumber(0));
                    assertThat(unfinished.cause()).hasMessage("throttled");
                    assertThat(unfinished.tally()).isEqualTo(Tally.NONE);
                });
    }

    @Test
    void nothing_is_begun_after_the_deadline() {
        // Each write takes 3 of the 10 seconds: four minutes are begun, and six are left.
        var calls = new AtomicInteger();
        MinuteTable slow = new FaultyTable(
                table,
                () -> {
                    if (calls.getAndIncrement() > 0) {
                        time.pass(Duration.ofSeconds(3));
                    }
                    return Fault.NONE;
                },
                NO_RIVAL);
        var aggregator = new Aggregator(slow, known, quarantine, retry(), WriteIds.GROWING, 1);
        List<KinesisRecord> batch = plain(IntStream.range(0, 10)
                .mapToObj(minute -> Events.at(60_000 * minute))
                .toArray(StatusEvent[]::new));
        assertThat(process(aggregator, batch)).isInstanceOfSatisfying(BatchOutcome.Unfinished.class, unfinished -> {
            assertThat(unfinished.firstUnprocessed()).isEqualTo(StreamRecords.sequenceNumber(4));
            assertThat(unfinished.cause()).hasMessageContaining("time was up");
        });
        assertThat(table.writes()).isEqualTo(4);
    }

    @Test
    void an_unexpected_failure_of_a_store_is_a_failure_of_its_record_not_a_loss() {
        QuarantineStore broken = record -> {
            throw new IllegalStateException("connection pool shut down");
        };
        var aggregator = new Aggregator(table, known, broken, retry(), WriteIds.GROWING, 1);
        assertThat(process(aggregator, List.of(StreamRecords.text(0, "junk"))))
                .isInstanceOfSatisfying(
                        BatchOutcome.Unfinished.class,
                        unfinished -> assertThat(unfinished.cause()).hasMessage("connection pool shut down"));
    }

    @Test
    void an_error_ends_the_invocation() {
        Aggregator aggregator = aggregator(faulty(NO_RIVAL, Fault.CRASH_BEFORE));
        assertThatThrownBy(() -> process(aggregator, plain(Events.at(1))))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(FaultyTable.Crash.class);
    }

    @Test
    void an_event_that_comes_late_is_counted_in_its_own_minute() {
        var old = new StatusEvent("Shadowfax", StatusTime.parse("1999-12-31 23:59:59.999"), 40.5, -73.5, 1, 150, 140);
        Aggregator aggregator = aggregator(table);
        process(aggregator, plain(Events.at(60_001)));
        process(aggregator, plain(Events.at(1), old));
        assertThat(table.contents()).isEqualTo(Recomputation.of(List.of(Events.at(60_001), Events.at(1), old)));
        assertThat(table.contents()).containsKey("Shadowfax|1999-12-31 23:59:00");
    }

    @Test
    void an_empty_batch_is_finished() {
        assertThat(process(aggregator(table), List.of())).isEqualTo(new BatchOutcome.Finished(Tally.NONE));
    }

    private Aggregator aggregator(MinuteTable on) {
        return new Aggregator(on, known, quarantine, retry(), WriteIds.GROWING, 2);
    }

    private Retry retry() {
        return time.retry(new Random(1));
    }

    private BatchOutcome process(Aggregator aggregator, List<KinesisRecord> batch) {
        return aggregator.process(batch, time.deadlineIn(Duration.ofSeconds(10)));
    }

    /// The faults of the first calls; the others succeed.
    private FaultyTable faulty(Runnable rival, Fault... faults) {
        Queue<Fault> queue = new ArrayDeque<>(List.of(faults));
        return new FaultyTable(
                table,
                () -> {
                    synchronized (queue) {
                        Fault next = queue.poll();
                        return next == null ? Fault.NONE : next;
                    }
                },
                rival);
    }

    private static List<KinesisRecord> plain(StatusEvent... events) {
        return IntStream.range(0, events.length)
                .mapToObj(i -> StreamRecords.plain(i, events[i]))
                .toList();
    }
}
