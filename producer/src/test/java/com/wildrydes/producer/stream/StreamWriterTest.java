package com.wildrydes.producer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wildrydes.telemetry.aggregated.HashKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/// The writer through the real SDK client, over HTTP, against a scripted Kinesis.
@Timeout(60)
class StreamWriterTest {

    private static final int SHARDS = 3;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ModelStream stream = new ModelStream(SHARDS);
    private final FakeKinesis kinesis = new FakeKinesis(stream);
    private KinesisClient client = kinesis.client();
    private final Map<String, List<String>> written = new LinkedHashMap<>();
    private final List<Unsent> unsent = new ArrayList<>();
    private final UnsentSink sink = (key, data, offset, length, reason) ->
            unsent.add(new Unsent(key, new String(data, offset, length, UTF_8), reason));
    private final WriterSettings settings = WriterSettings.of("wildrydes")
            .withLinger(Duration.ofMillis(5))
            .withBackoff(Duration.ofMillis(1), Duration.ofMillis(20));
    private int number;

    private record Unsent(String key, String payload, String reason) {}

    @AfterEach
    void stop() {
        client.close();
        kinesis.close();
    }

    @Test
    void events_are_packed_and_stored_in_the_order_of_their_key() throws Exception {
        try (StreamWriter writer = StreamWriter.open(client, settings, sink)) {
            write(writer, 5_000);
            writer.flush();

            assertThat(stream.readByKey()).isEqualTo(written);
            assertThat(stream.records()).hasSizeLessThan(2_500);
            assertThat(writer.stats().acknowledged()).isEqualTo(5_000);
            assertThat(writer.stats().pending()).isZero();
        }
        assertThat(unsent).isEmpty();
    }

    @Test
    void an_event_that_stays_alone_is_sent_as_it_is() throws Exception {
        try (StreamWriter writer = StreamWriter.open(client, settings, sink)) {
            write(writer, "Shadowfax", "{\"Name\":\"Shadowfax\"}\n");
        }

        assertThat(stream.records()).containsExactly("{\"Name\":\"Shadowfax\"}\n".getBytes(UTF_8));
    }

    @Test
    void an_event_that_looks_like_an_aggregated_record_is_read_as_the_event_it_is() throws Exception {
        byte[] magic = {(byte) 0xf3, (byte) 0x89, (byte) 0x9a, (byte) 0xc2, 1, 2, 3};
        try (StreamWriter writer = StreamWriter.open(client, settings, sink)) {
            writer.write("Shadowfax", magic, 0, magic.length);
        }

        assertThat(stream.readByKey()).containsEntry("Shadowfax", List.of(new String(magic, UTF_8)));
        assertThat(stream.records().getFirst()).hasSizeGreaterThan(magic.length);
    }

    @Test
    void only_the_records_that_failed_are_sent_again() throws Exception {
        String failing = keyOf(1);
        kinesis.then(
                new FakeKinesis.FailRecords("ProvisionedThroughputExceededException", failing::equals),
                new FakeKinesis.FailRecords("InternalFailure", failing::equals));
        try (StreamWriter writer = StreamWriter.open(client, settings.withLinger(LONG), sink)) {
            for (int shard = 0; shard < SHARDS; shard++) {
                write(writer, keyOf(shard), "event " + shard);
            }
            writer.flush();

            assertThat(kinesis.requests).hasSize(3);
            assertThat(kinesis.requests.get(0)).hasSize(SHARDS).contains(failing);
            assertThat(kinesis.requests.get(1)).containsExactly(failing);
            assertThat(kinesis.requests.get(2)).containsExactly(failing);
            assertThat(writer.stats().retried()).isEqualTo(2);
            assertThat(writer.stats().throttled()).isEqualTo(1);
        }
        assertThat(stream.readByKey()).isEqualTo(written);
    }

    @Test
    void server_errors_throttling_and_lost_connections_are_retried_in_order() throws Exception {
        kinesis.then(
                new FakeKinesis.Answer(500, "InternalFailure", "oops"),
                new FakeKinesis.Drop(false),
                new FakeKinesis.Answer(503, "ServiceUnavailable", "busy"),
                new FakeKinesis.Drop(true),
                new FakeKinesis.Answer(400, "ProvisionedThroughputExceededException", "slow down"),
                new FakeKinesis.Answer(400, "LimitExceededException", "slow down"),
                new FakeKinesis.Drop(true),
                new FakeKinesis.Drop(false));
        try (StreamWriter writer = StreamWriter.open(client, settings, sink)) {
            write(writer, 2_000);
        }

        assertThat(stream.readByKey()).isEqualTo(written);
        assertThat(unsent).isEmpty();
    }

    @Test
    void an_answer_lost_after_the_commit_makes_a_duplicate_and_no_loss() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        client.close();
        client = kinesis.client(Duration.ofSeconds(1));
        kinesis.then(new FakeKinesis.Hold(key -> true, never));
        try (StreamWriter writer = StreamWriter.open(client, settings, sink)) {
            write(writer, "Shadowfax", "first");
            writer.flush();
            write(writer, "Shadowfax", "second");
        } finally {
            never.countDown();
        }

        assertThat(stream.readByKey()).isEqualTo(written);
        // An answer that is slow for another reason makes one more.
        assertThat(stream.records())
                .startsWith("first".getBytes(UTF_8), "first".getBytes(UTF_8))
                .endsWith("second".getBytes(UTF_8));
    }

    @Test
    void splits_and_merges_under_load_keep_order_and_lose_nothing() throws Exception {
        Random random = new Random(7);
        try (StreamWriter writer = StreamWriter.open(client, settings.withRecordBytes(2_000), sink)) {
            for (int i = 0; i < 20; i++) {
                write(writer, 200);
                stream.reshard(random);
                kinesis.then(new FakeKinesis.Drop(random.nextBoolean()));
            }
            writer.flush();

            assertThat(writer.stats().remaps()).isPositive();
            assertThat(writer.stats().acknowledged()).isEqualTo(4_000);
        }
        assertThat(stream.readByKey()).isEqualTo(written);
        assertThat(unsent).isEmpty();
    }

    @Test
    void a_shard_that_does_not_answer_holds_no_other_shard() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        kinesis.always(new FakeKinesis.Hold(keyOf(0)::equals, latch));
        try (StreamWriter writer = StreamWriter.open(client, settings, sink)) {
            write(writer, keyOf(0), "held");
            await().until(() -> !kinesis.requests.isEmpty());
            for (int i = 0; i < 20; i++) {
                write(writer, keyOf(1), "free " + i);
                long expected = i + 1L;
                await().until(() -> writer.stats().acknowledged() == expected);
            }
            latch.countDown();
        }

        assertThat(stream.readByKey()).isEqualTo(written);
    }

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
    void a_full_buffer_makes_the_caller_wait_and_an_interrupt_ends_the_wait() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        kinesis.always(new FakeKinesis.Hold(key -> true, latch));
        byte[] megabyte = new byte[1_000_000];
        try (StreamWriter writer = StreamWriter.open(client, settings.withBufferBytes(2 << 20), sink)) {
            writer.write("Shadowfax", megabyte, 0, megabyte.length);
            writer.write("Shadowfax", megabyte, 0, megabyte.length);
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread third = Thread.ofPlatform().start(() -> {
                try {
                    writer.write("Shadowfax", megabyte, 0, megabyte.length);
                } catch (InterruptedException e) {
                    thrown.set(e);
                }
            });
            await().until(() -> third.getState() == Thread.State.WAITING);
            third.interrupt();
            third.join();
            assertThat(thrown.get()).isInstanceOf(InterruptedException.class);

            AtomicBoolean taken = new AtomicBoolean();
            Thread fourth = Thread.ofPlatform().start(() -> {
                try {
                    writer.write("Shadowfax", megabyte, 0, megabyte.length);
                    taken.set(true);
                } catch (InterruptedException e) {
                    thrown.set(e);
                }
            });
            await().until(() -> fourth.getState() == Thread.State.WAITING);
            latch.countDown();
            fourth.join();
            assertThat(taken).isTrue();
            writer.flush();
            assertThat(writer.stats().written()).isEqualTo(3);
            assertThat(writer.stats().acknowledged()).isEqualTo(3);
        }
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
    void the_listener_hears_of_each_event_once_in_order_with_its_shard_and_sequence_number() throws Exception {
        Map<String, List<String>> heard = new LinkedHashMap<>();
        ConcurrentLinkedQueue<String> places = new ConcurrentLinkedQueue<>();
        AcknowledgementListener listener = (key, data, offset, length, shardId, sequenceNumber) -> {
            synchronized (heard) {
                heard.computeIfAbsent(key, k -> new ArrayList<>()).add(new String(data, offset, length, UTF_8));
            }
            places.add(shardId + ":" + sequenceNumber);
        };
        Random random = new Random(3);
        try (StreamWriter writer = StreamWriter.open(client, settings.withRecordBytes(1_000), sink, listener)) {
            for (int i = 0; i < 5; i++) {
                write(writer, 100);
                stream.reshard(random);
            }
        }

        assertThat(heard).isEqualTo(written);
        assertThat(places).allMatch(place -> place.matches("shardId-\\d{12}:\\d+"));
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

    private void write(StreamWriter writer, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            write(writer, "unicorn-" + number % 17, "event " + number++);
        }
    }

    private void write(StreamWriter writer, String key, String payload) throws InterruptedException {
        written.computeIfAbsent(key, k -> new ArrayList<>()).add(payload);
        byte[] data = ("<<" + payload + ">>").getBytes(UTF_8);
        writer.write(key, data, 2, data.length - 4);
    }

    /// A key that the shard with this index owns.
    private String keyOf(int shard) {
        for (int i = 0; ; i++) {
            String key = "key-" + i;
            if (stream.map().indexOf(HashKey.of(key)) == shard) {
                return key;
            }
        }
    }
}
