package com.wildrydes.processors.archiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.processors.archiver.FakeArchiveStream.Fault;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.processors.fixtures.StreamRecords;
import com.wildrydes.processors.fixtures.VirtualTime;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.telemetry.StatusEventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArchiverTest {

    /// Events of one record: with a line of 230 bytes, seven records fill a record of the delivery stream.
    private static final int MEMBERS = 600;

    private static final Duration INVOCATION = Duration.ofSeconds(53);

    private final VirtualTime time = new VirtualTime();

    @Test
    void an_empty_batch_is_processed() {
        var stream = new FakeArchiveStream();
        assertThat(process(stream, List.of())).isEqualTo(new Outcome(Tally.NONE, null));
        assertThat(stream.calls()).isZero();
    }

    @Test
    void records_are_filled_and_sorted_call_by_call() {
        var stream = new FakeArchiveStream();
        List<KinesisRecord> batch = batch(40);
        Outcome outcome = process(stream, batch);

        assertThat(outcome.gap()).isNull();
        assertThat(outcome.tally().archived()).isEqualTo(40 * MEMBERS);
        assertThat(outcome.tally().recordsSent()).isEqualTo(stream.accepted().size());
        assertThat(ArchivedLines.of(stream.accepted())).hasSize(40 * MEMBERS);
        assertThat(stream.calls()).isEqualTo(2);
        // Five records of the first call, of which the last is the rest up to 4 MiB.
        List<Integer> sizes =
                stream.accepted().stream().map(record -> record.length).toList();
        assertThat(sizes.subList(0, 4)).allSatisfy(size -> assertThat(size).isGreaterThan(1_024_000 - 300));
        assertThat(sizes.subList(0, 5).stream().mapToInt(size -> size).sum()).isGreaterThan((4 << 20) - 300 * MEMBERS);
        assertThat(ArchivedLines.of(stream.accepted().subList(0, 5)).stream()
                        .map(ArchivedLines::event)
                        .toList())
                .isSortedAccordingTo((a, b) -> a.name().equals(b.name())
                        ? Long.compare(a.statusTimeMs(), b.statusTimeMs())
                        : a.name().compareTo(b.name()));
    }

    @Test
    void half_of_each_call_refused_for_a_minute_is_put_again_until_all_is_accepted_once() {
        long minute = Duration.ofMinutes(1).toNanos();
        var stream = new FakeArchiveStream(() -> time.nanos() < minute ? Fault.HALF_REFUSED : Fault.NONE);
        List<KinesisRecord> batch = batch(30);

        Outcome outcome = process(stream, batch);
        assertThat(outcome.gap()).isNotNull();
        assertThat(outcome.gap().firstUnprocessed()).isEqualTo(StreamRecords.sequenceNumber(0));
        assertThat(outcome.gap().cause())
                .isInstanceOf(UnavailableException.class)
                .hasMessage("the delivery stream refused 1 of 1 records: ServiceUnavailableException: Slow down.");
        assertThat(linesOf(stream)).doesNotHaveDuplicates();
        int acceptedOfFirstLoad = stream.accepted().size();
        assertThat(acceptedOfFirstLoad).isPositive();

        time.pass(Duration.ofSeconds(10));
        assertThat(process(stream, batch).gap()).isNull();
        assertThat(new HashSet<>(linesOf(stream))).isEqualTo(new HashSet<>(linesOf(batch)));
        // What the first invocation had got through, and nothing else, came twice.
        assertThat(stream.accepted())
                .hasSize(acceptedOfFirstLoad + sentOf(batch).size());
    }

    @Test
    void what_fails_is_reported_from_its_load_on_and_what_was_archived_before_stays_processed() {
        var faults = new ArrayList<>(List.of(Fault.NONE, Fault.GONE));
        var stream = new FakeArchiveStream(faults::removeFirst);
        List<KinesisRecord> batch = batch(80);
        Outcome outcome = process(stream, batch);

        assertThat(outcome.gap()).isNotNull();
        assertThat(outcome.gap().cause()).isInstanceOf(RefusedException.class);
        assertThat(stream.calls()).isEqualTo(2);
        int processed = StreamRecords.position(outcome.gap().firstUnprocessed());
        assertThat(processed).isBetween(20, 40);
        assertThat(outcome.tally().archived()).isEqualTo((long) processed * MEMBERS);
        assertThat(linesOf(stream)).isEqualTo(linesOf(batch.subList(0, processed)));

        faults.addAll(List.of(Fault.NONE, Fault.NONE));
        assertThat(process(stream, batch.subList(processed, 80)).gap()).isNull();
        assertThat(linesOf(stream)).isEqualTo(linesOf(batch));
    }

    @Test
    void a_time_that_is_up_begins_no_call() {
        var stream = new FakeArchiveStream();
        Outcome outcome = archiver(stream).process(batch(1), time.deadlineIn(Duration.ZERO));
        assertThat(outcome.gap()).isNotNull();
        assertThat(stream.calls()).isZero();
        assertThat(outcome.tally()).isEqualTo(Tally.NONE);
    }

    @Test
    void one_record_that_fills_more_than_a_call_is_put_with_several() {
        var stream = new FakeArchiveStream();
        List<byte[]> members = IntStream.range(0, 20_000)
                .mapToObj(i -> StatusEventCodec.encode(Events.at(i)))
                .toList();
        assertThat(process(stream, List.of(StreamRecords.aggregated(0, members), StreamRecords.text(1, "junk")))
                        .gap())
                .isNull();
        assertThat(stream.calls()).isEqualTo(2);
        assertThat(ArchivedLines.of(stream.accepted())).hasSize(20_000);
    }

    @Test
    void an_interrupt_leaves_the_load_and_is_kept() {
        var stream = new FakeArchiveStream(() -> Fault.THROTTLED);
        var archiver = new Archiver(stream, new Retry(new Random(1), pause -> {
            throw new InterruptedException("shutdown");
        }));
        Outcome outcome = archiver.process(batch(1), time.deadlineIn(INVOCATION));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome.gap()).isNotNull();
        assertThat(outcome.gap().cause()).isInstanceOf(InterruptedException.class);
    }

    private List<String> linesOf(List<KinesisRecord> batch) {
        var stream = new FakeArchiveStream();
        process(stream, batch);
        return linesOf(stream);
    }

    private static List<String> linesOf(FakeArchiveStream stream) {
        return stream.accepted().stream()
                .flatMap(record -> new String(record, StandardCharsets.UTF_8).lines())
                .sorted()
                .toList();
    }

    /// What is sent of a batch when nothing fails.
    private List<byte[]> sentOf(List<KinesisRecord> batch) {
        var stream = new FakeArchiveStream();
        process(stream, batch);
        return stream.accepted();
    }

    private Outcome process(ArchiveStream stream, List<KinesisRecord> batch) {
        return archiver(stream).process(batch, time.deadlineIn(INVOCATION));
    }

    private Archiver archiver(ArchiveStream stream) {
        return new Archiver(stream, time.retry(new Random(1)));
    }

    /// Records of seven unicorns, no event like another.
    private static List<KinesisRecord> batch(int records) {
        return IntStream.range(0, records)
                .mapToObj(record -> StreamRecords.aggregated(
                        record,
                        IntStream.range(record * MEMBERS, (record + 1) * MEMBERS)
                                .mapToObj(i -> Events.named("Unicorn " + i % 7, i))
                                .map(StatusEventCodec::encode)
                                .toList()))
                .toList();
    }
}
