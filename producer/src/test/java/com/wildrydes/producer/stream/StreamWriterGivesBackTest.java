package com.wildrydes.producer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the writer does not send: it is refused, rejected or given up, and handed back with the reason.
@Timeout(60)
class StreamWriterGivesBackTest extends WriterOverHttp {
    @Test
    void what_will_always_be_refused_fails_at_once_and_says_what_to_do() throws Exception {
        kinesis.always(new FakeKinesis.Answer(400, "AccessDeniedException", "User x may not"));
        StreamWriter writer = StreamWriter.open(client, settings, sink);
        write(writer, "Shadowfax", "denied");
        await().until(() -> writer.failure() != null);

        assertThatThrownBy(() -> writer.write("Shadowfax", new byte[1], 0, 1))
                .isInstanceOf(WriteFailedException.class)
                .hasMessage("cannot write to stream wildrydes: AccessDeniedException: User x may not; "
                        + "allow kinesis:PutRecords and kinesis:ListShards on it for these credentials");
        writer.close();
        assertThat(unsent).extracting(Unsent::payload).containsExactly("denied");
        assertThat(writer.stats().unsent()).isEqualTo(1);
        assertThat(kinesis.requests).hasSize(1);
    }

    @Test
    void a_stream_that_is_not_there_is_said_at_the_start() {
        assertThatThrownBy(() -> StreamWriter.open(client, WriterSettings.of("missing"), sink))
                .isInstanceOf(WriteFailedException.class)
                .hasMessage("cannot write to stream missing: ResourceNotFoundException: Stream missing not found.; "
                        + "create the stream, or name another one");
    }

    @Test
    void an_endpoint_that_is_down_is_said_at_the_start() {
        kinesis.close();
        assertThatThrownBy(() -> StreamWriter.open(client, settings, sink))
                .isInstanceOf(WriteFailedException.class)
                .hasMessageStartingWith("cannot list the shards of stream wildrydes: ")
                .hasMessageEndingWith("; check that the endpoint is up and try again");
    }

    @Test
    void an_event_too_large_is_rejected_alone_and_with_the_reason() throws Exception {
        byte[] largest = new byte[WriterSettings.MAX_RECORD_BYTES - "Shadowfax".length()];
        byte[] tooLarge = new byte[largest.length + 1];
        StreamWriter writer = StreamWriter.open(client, settings, sink);
        write(writer, "Shadowfax", "before");
        writer.write("Shadowfax", tooLarge, 0, tooLarge.length);
        writer.write("Shadowfax", largest, 0, largest.length);
        write(writer, "Shadowfax", "after");
        writer.close();

        assertThat(unsent)
                .extracting(Unsent::reason)
                .containsExactly("an event and its key must fit a record of 1048576 bytes: they take 1048577");
        assertThat(stream.readByKey().get("Shadowfax"))
                .hasSize(3)
                .startsWith("before")
                .endsWith("after");
        assertThat(writer.stats().rejected()).isEqualTo(1);
        assertThat(writer.stats().acknowledged()).isEqualTo(3);
    }

    @Test
    void a_key_that_kinesis_does_not_take_is_rejected_with_the_reason() throws Exception {
        StreamWriter writer = StreamWriter.open(client, settings, sink);
        for (String key : List.of("", "x".repeat(257), "\ud83e")) {
            writer.write(key, new byte[1], 0, 1);
        }
        writer.close();

        assertThat(unsent)
                .extracting(Unsent::reason)
                .containsExactly(
                        "a partition key must have 1 to 256 characters: it has 0",
                        "a partition key must have 1 to 256 characters: it has 257",
                        "a partition key must be valid Unicode: it holds half of a surrogate pair");
    }

    @Test
    void what_could_not_be_sent_by_the_deadline_is_handed_back_event_by_event() throws Exception {
        kinesis.always(new FakeKinesis.Answer(500, "InternalFailure", "oops"));
        AtomicLong later = new AtomicLong();
        StreamWriter writer = StreamWriter.open(
                new KinesisTransport(client, "wildrydes"),
                settings.withDeadline(LONG),
                sink,
                AcknowledgementListener.NONE,
                () -> System.nanoTime() + later.get(),
                new Random(1));
        write(writer, 50);
        await().until(() -> writer.stats().retried() > 0);
        later.set(LONG.toNanos());
        writer.flush();

        assertThat(unsent.stream().map(Unsent::payload))
                .containsExactlyInAnyOrderElementsOf(
                        written.values().stream().flatMap(List::stream).toList());
        assertThat(unsent).extracting(Unsent::reason).contains("not sent within 30000 ms: InternalFailure: oops");
        assertThat(writer.stats().unsent()).isEqualTo(50);
        kinesis.always(new FakeKinesis.Store());
        write(writer, "Shadowfax", "later");
        writer.close();
        assertThat(stream.readByKey()).containsEntry("Shadowfax", List.of("later"));
    }

    @Test
    void close_gives_up_at_its_deadline() throws Exception {
        kinesis.always(new FakeKinesis.FailRecords("ProvisionedThroughputExceededException", key -> true));
        StreamWriter writer = StreamWriter.open(client, settings, sink);
        write(writer, 10);
        writer.close(Duration.ofMillis(100));

        assertThat(unsent).hasSize(10);
        assertThat(unsent.getFirst().reason()).startsWith("not sent within 100 ms after the last event was written");
        assertThatThrownBy(() -> writer.write("Shadowfax", new byte[1], 0, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the stream writer is closed: open another one to write more");
    }

    @Test
    void an_interrupted_close_gives_up_at_once_and_keeps_the_interrupt() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        kinesis.always(new FakeKinesis.Hold(key -> true, latch));
        StreamWriter writer = StreamWriter.open(client, settings, sink);
        write(writer, 10);
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread closing = Thread.ofPlatform().start(() -> {
            writer.close();
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        closing.interrupt();
        closing.join();
        latch.countDown();

        assertThat(interrupted).isTrue();
        assertThat(unsent).hasSize(10);
        assertThat(unsent.getFirst().reason()).startsWith("interrupted before it was sent");
    }

    @Test
    void a_sink_that_fails_is_not_passed_over() throws Exception {
        kinesis.always(new FakeKinesis.Answer(400, "AccessDeniedException", "no"));
        UnsentSink full = (key, data, offset, length, reason) -> {
            throw new IllegalStateException("disk full");
        };
        StreamWriter writer = StreamWriter.open(client, settings, full);
        write(writer, "Shadowfax", "lost");

        assertThatThrownBy(writer::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("disk full");
    }
}
