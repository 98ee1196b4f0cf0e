package com.wildrydes.local.lambda.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wildrydes.local.lambda.InvocationResult;
import com.wildrydes.local.lambda.Invoker;
import com.wildrydes.local.time.Sleeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole mappings on their own threads, over a stream in memory.
class EventSourceMappingTest {
    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes";

    @TempDir
    private Path folder;

    private final StreamInMemory stream = new StreamInMemory(Clock.systemUTC(), 2);
    private final List<String> received = new CopyOnWriteArrayList<>();
    private Invoker function = event -> {
        received.addAll(ScriptedFunction.received(event).stream()
                .map(ScriptedFunction.Received::data)
                .toList());
        return ScriptedFunction.succeeded("");
    };
    private EventSourceMapping mapping;

    @AfterEach
    void stop() throws Exception {
        if (mapping != null) {
            mapping.stop();
            mapping.awaitStopped();
        }
    }

    @Test
    void every_shard_is_read_from_the_trim_horizon() throws Exception {
        put(0, "a");
        put(1, "b");
        start(new Position.TrimHorizon());
        put(0, "c");

        awaitReceived("a", "b", "c");
    }

    @Test
    void latest_means_the_moment_of_the_first_start_also_after_a_restart() throws Exception {
        put(0, "before");
        start(new Position.Latest());
        stop();
        put(0, "while it was stopped");
        start(new Position.Latest());
        put(1, "after");

        awaitReceived("while it was stopped", "after");
    }

    @Test
    void a_mapping_can_start_at_a_time() throws Exception {
        put(0, "before");
        await().until(() -> Clock.systemUTC()
                .instant()
                .isAfter(stream.all("shardId-000000000000").getFirst().arrival().plusMillis(2)));
        start(new Position.AtTimestamp(
                stream.all("shardId-000000000000").getFirst().arrival().plusMillis(1)));
        put(0, "after");

        awaitReceived("after");
    }

    @Test
    void a_restart_goes_on_where_it_stopped() throws Exception {
        put(0, "a");
        start(new Position.TrimHorizon());
        awaitReceived("a");
        stop();
        put(0, "b");
        start(new Position.TrimHorizon());

        awaitReceived("a", "b");
    }

    @Test
    void shards_that_come_later_are_read_from_their_beginning() throws Exception {
        start(new Position.Latest());
        List<String> children = stream.split("shardId-000000000000");
        stream.put(children.get(1), "key", "in the child".getBytes(UTF_8));

        awaitReceived("in the child");
    }

    @Test
    void a_stream_that_is_made_anew_is_read_from_its_beginning() throws Exception {
        put(0, "a");
        start(new Position.Latest());
        stream.merge("shardId-000000000000", "shardId-000000000001");
        await().until(() -> mapping.shards().stream().filter(ShardStatus::ended).count() == 2);
        stream.makeAnew();
        put(0, "in the new stream");
        awaitReceived("in the new stream");
        stop();
        put(0, "after a restart");
        start(new Position.Latest());

        awaitReceived("in the new stream", "after a restart");
    }

    @Test
    void a_poller_that_an_error_ended_is_started_again() throws Exception {
        Invoker plain = function;
        AtomicInteger errors = new AtomicInteger();
        function = event -> {
            if (errors.getAndIncrement() == 0) {
                throw new LinkageError("on purpose");
            }
            return plain.invoke(event);
        };
        put(0, "a");
        start(new Position.TrimHorizon());

        // The error ends its thread uncaught, which is the point: a wait would take it for the test's own.
        await().dontCatchUncaughtExceptions()
                .untilAsserted(() -> assertThat(received).containsExactly("a"));
    }

    @Test
    void a_parent_is_done_before_its_children_begin() throws Exception {
        CountDownLatch parentMayEnd = new CountDownLatch(1);
        CountDownLatch parentBegun = new CountDownLatch(1);
        Invoker plain = function;
        function = event -> {
            if (new String(event, UTF_8).contains("shardId-000000000000")) {
                parentBegun.countDown();
                parentMayEnd.await();
            }
            return plain.invoke(event);
        };
        put(0, "parent");
        List<String> children = stream.split("shardId-000000000000");
        children.forEach(child -> stream.put(child, "key", "child".getBytes(UTF_8)));
        put(1, "neighbour");
        start(new Position.TrimHorizon());

        parentBegun.await();
        awaitReceived("neighbour");
        parentMayEnd.countDown();

        awaitReceived("neighbour", "parent", "child", "child");
        assertThat(received.indexOf("parent")).isLessThan(received.indexOf("child"));
    }

    @Test
    void a_merged_shard_begins_when_both_its_parents_are_done() throws Exception {
        CountDownLatch secondMayEnd = new CountDownLatch(1);
        Invoker plain = function;
        function = event -> {
            if (new String(event, UTF_8).contains("shardId-000000000001")) {
                secondMayEnd.await();
            }
            return plain.invoke(event);
        };
        put(0, "first");
        put(1, "second");
        String merged = stream.merge("shardId-000000000000", "shardId-000000000001");
        stream.put(merged, "key", "merged".getBytes(UTF_8));
        start(new Position.TrimHorizon());
        awaitReceived("first");
        secondMayEnd.countDown();

        awaitReceived("first", "second", "merged");
        assertThat(received.getLast()).isEqualTo("merged");
    }

    @Test
    void a_stop_waits_for_the_invocation_that_runs_and_keeps_its_success() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Invoker plain = function;
        function = event -> {
            begun.countDown();
            mayEnd.await();
            return plain.invoke(event);
        };
        put(0, "a");
        start(new Position.TrimHorizon());
        begun.await();
        mapping.stop();
        mayEnd.countDown();
        mapping.awaitStopped();
        function = plain;
        put(0, "b");
        start(new Position.TrimHorizon());

        awaitReceived("a", "b");
    }

    @Test
    void a_forgotten_mapping_starts_over() throws Exception {
        put(0, "a");
        start(new Position.TrimHorizon());
        awaitReceived("a");
        stop();
        EventSourceMapping.forget(mapping.config(), folder);
        start(new Position.TrimHorizon());

        awaitReceived("a", "a");
    }

    @Test
    void a_checkpoint_file_that_cannot_be_read_is_refused_by_name() throws Exception {
        MappingConfig config = config(new Position.TrimHorizon());
        Path file = folder.resolve(config.uuid() + ".json");
        Files.writeString(file, "{\"shards\":{\"shardId-0\":{}}}");

        assertThatThrownBy(() -> start(new Position.TrimHorizon()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the checkpoints in " + file + " cannot be read; without the file");
    }

    @Test
    void iterator_age_grows_while_a_batch_fails() throws Exception {
        function = event -> ScriptedFunction.failed();
        put(0, "a");
        start(new Position.TrimHorizon());

        await().until(() ->
                mapping.shards().stream().anyMatch(shard -> shard.iteratorAge().compareTo(Duration.ofMillis(50)) > 0));
        assertThat(mapping.shards())
                .filteredOn(shard -> shard.iteratorAge().isZero())
                .hasSize(1);
    }

    @Test
    void an_error_of_the_stream_is_survived() throws Exception {
        CountDownLatch failed = new CountDownLatch(3);
        RecordSource flaky = new RecordSource() {
            @Override
            public List<Shard> shards() {
                return stream.shards();
            }

            @Override
            public Page read(String shardId, Position position, int maxRecords, long maxBytes) {
                if (failed.getCount() > 0) {
                    failed.countDown();
                    throw new IllegalStateException("on purpose: the disk is away");
                }
                return stream.read(shardId, position, maxRecords, maxBytes);
            }

            @Override
            public boolean awaitRecords(String shardId, Position position, Duration timeout)
                    throws InterruptedException {
                return stream.awaitRecords(shardId, position, timeout);
            }
        };
        put(0, "a");
        mapping = EventSourceMapping.start(config(new Position.TrimHorizon()), wiring(flaky), folder);

        awaitReceived("a");
    }

    private void put(int shard, String data) {
        stream.put("shardId-%012d".formatted(shard), "key", data.getBytes(UTF_8));
    }

    private void start(Position position) throws IOException {
        mapping = EventSourceMapping.start(config(position), wiring(stream), folder);
    }

    private static MappingConfig config(Position position) {
        return MappingConfig.withDefaults("Aggregator", STREAM, position);
    }

    private MappingWiring wiring(RecordSource source) {
        return new MappingWiring(
                "arn:aws:lambda:us-east-1:000000000000:function:Aggregator",
                "arn:aws:iam::000000000000:role/Aggregator",
                source,
                this::invoke,
                null,
                Clock.systemUTC(),
                Sleeper.SYSTEM,
                new Random(1));
    }

    private InvocationResult invoke(byte[] event) throws InterruptedException {
        return function.invoke(event);
    }

    private void awaitReceived(String... data) {
        await().untilAsserted(() -> assertThat(received).containsExactlyInAnyOrder(data));
    }
}
