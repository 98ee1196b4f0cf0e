package com.wildrydes.producer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the writer sends: packed, in order, again where it failed.
@Timeout(60)
class StreamWriterTest extends WriterOverHttp {
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
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> writer.stats().acknowledged() == expected);
            }
            latch.countDown();
        }

        assertThat(stream.readByKey()).isEqualTo(written);
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
}
