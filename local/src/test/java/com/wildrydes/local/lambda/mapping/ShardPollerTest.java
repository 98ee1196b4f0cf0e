package com.wildrydes.local.lambda.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.local.lambda.InvocationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One shard, read to its end on the test's thread, with a clock that moves when something waits.
class ShardPollerTest {
    private static final String SHARD = "shardId-000000000000";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.250Z");

    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock(NOON);
    private final StreamInMemory stream = new StreamInMemory(clock, 1);
    private final ScriptedFunction function = new ScriptedFunction();
    private final Map<String, byte[]> destination = new TreeMap<>();
    private final List<Duration> waits = new ArrayList<>();
    private Settings settings = new Settings(100, Duration.ZERO, false, false, -1, null);

    private record Settings(
            int batchSize, Duration window, boolean report, boolean bisect, int retries, Duration maximumAge) {
        private MappingConfig config() {
            return new MappingConfig(
                    "Aggregator",
                    "arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes",
                    new Position.TrimHorizon(),
                    batchSize,
                    window,
                    report,
                    bisect,
                    retries,
                    maximumAge,
                    "arn:aws:s3:::bucket",
                    true);
        }
    }

    @Test
    void batches_are_cut_at_the_batch_size() throws Exception {
        settings = new Settings(2, Duration.ZERO, false, false, -1, null);
        put("a", "b", "c", "d", "e");

        readToEnd();

        assertThat(function.invocations()).containsExactly("a b", "c d", "e");
    }

    @Test
    void batches_are_cut_below_lambdas_six_megabytes() throws Exception {
        settings = new Settings(10_000, Duration.ofSeconds(300), false, false, -1, null);
        for (int record = 0; record < 10; record++) {
            stream.put(SHARD, "key", new byte[1024 * 1024]);
        }
        List<Integer> sizes = new ArrayList<>();
        function.answers(batch -> {
            sizes.add(batch.size());
            return ScriptedFunction.succeeded("");
        });

        readToEnd();

        assertThat(sizes).containsExactly(4, 4, 2);
    }

    @Test
    void a_batch_waits_for_its_window_and_no_longer() throws Exception {
        settings = new Settings(100, Duration.ofSeconds(5), false, false, -1, null);
        put("a");
        List<Instant> invoked = new ArrayList<>();
        function.answers(batch -> {
            invoked.add(clock.instant());
            stream.split(SHARD);
            return ScriptedFunction.succeeded("");
        });

        poller().run();

        assertThat(invoked).containsExactly(NOON.plusSeconds(5));
    }

    @Test
    void the_last_batch_of_a_shard_does_not_wait() throws Exception {
        settings = new Settings(100, Duration.ofSeconds(300), false, false, -1, null);
        put("a", "b");

        readToEnd();

        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(function.invocations()).containsExactly("a b");
    }

    @Test
    void a_failed_batch_is_retried_until_it_succeeds() throws Exception {
        put("a", "b");
        function.answers(batch ->
                function.invocations().size() < 4 ? ScriptedFunction.failed() : ScriptedFunction.succeeded(""));

        readToEnd();

        assertThat(function.invocations()).containsExactly("a b", "a b", "a b", "a b");
        assertThat(waits).hasSize(3);
        assertThat(waits.get(2)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(destination).isEmpty();
    }

    @Test
    void a_batch_is_given_up_after_its_retries_with_all_it_held() throws Exception {
        settings = new Settings(100, Duration.ZERO, false, false, 2, null);
        put("a", "b");
        stream.put(SHARD, "key", "\"c\"".getBytes(UTF_8));
        function.answers(batch -> ScriptedFunction.failed());

        readToEnd();

        assertThat(function.invocations()).hasSize(3);
        JsonNode record = onlyFailure();
        assertThat(record.at("/requestContext/condition").asText()).isEqualTo("RetryAttemptsExhausted");
        assertThat(record.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(3);
        assertThat(record.at("/requestContext/requestId").asText()).isEqualTo("request");
        assertThat(record.at("/requestContext/functionArn").asText())
                .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:Aggregator");
        assertThat(record.at("/responseContext/functionError").asText()).isEqualTo("Unhandled");
        assertThat(record.at("/version").asText()).isEqualTo("1.0");
        assertThat(record.at("/KinesisBatchInfo/shardId").asText()).isEqualTo(SHARD);
        assertThat(record.at("/KinesisBatchInfo/batchSize").asInt()).isEqualTo(3);
        assertThat(record.at("/KinesisBatchInfo/startSequenceNumber").asText())
                .isEqualTo(stream.all(SHARD).getFirst().sequenceNumber());
        assertThat(record.at("/KinesisBatchInfo/endSequenceNumber").asText())
                .isEqualTo(stream.all(SHARD).getLast().sequenceNumber());
        assertThat(record.at("/KinesisBatchInfo/approximateArrivalOfFirstRecord")
                        .asText())
                .isEqualTo("2026-11-22T12:00:00.250Z");
        assertThat(record.at("/KinesisBatchInfo/streamArn").asText())
                .isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes");
        assertThat(ScriptedFunction.received(record.path("payload").asText().getBytes(UTF_8)))
                .extracting(ScriptedFunction.Received::data)
                .containsExactly("a", "b", "\"c\"");
        assertThat(destination.keySet())
                .singleElement()
                .asString()
                .matches("aws/lambda/" + settings.config().uuid() + "/shardId-000000000000/2026/11/22/"
                        + "2026-11-22T12\\.00\\.\\d\\d-[0-9a-f-]{36}");
    }

    @Test
    void bisecting_isolates_a_poison_record_and_costs_no_retries() throws Exception {
        settings = new Settings(100, Duration.ZERO, false, true, 1, null);
        put("a", "b", "c", "poison", "e", "f", "g", "h");
        function.failsOn("poison");

        readToEnd();

        assertThat(function.invocations())
                .containsExactly(
                        "a b c poison e f g h", "a b c poison", "a b", "c poison", "c", "poison", "poison", "e f g h");
        assertThat(onlyFailure().at("/KinesisBatchInfo/batchSize").asInt()).isEqualTo(1);
    }

    @Test
    void without_retries_a_batch_is_still_bisected_when_asked_for() throws Exception {
        settings = new Settings(100, Duration.ZERO, false, true, 0, null);
        put("a", "poison");
        function.failsOn("poison");

        readToEnd();

        assertThat(function.invocations()).containsExactly("a poison", "a", "poison");
        assertThat(destination).hasSize(1);
    }

    @Test
    void reported_failures_are_retried_from_the_first_of_them_on() throws Exception {
        settings = new Settings(100, Duration.ZERO, true, false, 1, null);
        put("a", "b", "poison", "d");
        function.reports("poison");

        readToEnd();

        assertThat(function.invocations()).containsExactly("a b poison d", "poison d");
        assertThat(onlyFailure().at("/KinesisBatchInfo/batchSize").asInt()).isEqualTo(2);
    }

    @Test
    void bisecting_splits_at_the_reported_record_and_then_halves() throws Exception {
        settings = new Settings(100, Duration.ZERO, true, true, 0, null);
        put("a", "b", "poison", "d");
        function.reports("poison");

        readToEnd();

        assertThat(function.invocations()).containsExactly("a b poison d", "poison d", "poison", "d");
        assertThat(onlyFailure().at("/KinesisBatchInfo/batchSize").asInt()).isEqualTo(1);
    }

    @Test
    void an_answer_is_not_looked_at_unless_the_mapping_reports_failures() throws Exception {
        put("a", "b");
        function.reports("a");

        readToEnd();

        assertThat(function.invocations()).containsExactly("a b");
    }

    @Test
    void records_that_grew_too_old_are_given_up_and_younger_ones_go_on() throws Exception {
        settings = new Settings(100, Duration.ZERO, false, false, -1, Duration.ofSeconds(60));
        put("old");
        clock.advance(Duration.ofSeconds(30));
        put("young");
        function.failsOn("old");

        readToEnd();

        assertThat(function.invocations()).startsWith("old young").endsWith("young");
        JsonNode record = onlyFailure();
        assertThat(record.at("/requestContext/condition").asText()).isEqualTo("RecordAgeExceeded");
        assertThat(record.at("/KinesisBatchInfo/batchSize").asInt()).isEqualTo(1);
    }

    @Test
    void not_being_invoked_costs_no_retry() throws Exception {
        settings = new Settings(100, Duration.ZERO, false, false, 0, null);
        put("a");
        function.answers(batch -> function.invocations().size() < 5
                ? new InvocationResult.NotInvoked("busy")
                : ScriptedFunction.succeeded(""));

        readToEnd();

        assertThat(function.invocations()).hasSize(5);
        assertThat(destination).isEmpty();
    }

    @Test
    void a_record_too_large_for_any_event_is_given_up_without_an_invocation() throws Exception {
        put("a");
        stream.put(SHARD, "key", new byte[6 * 1024 * 1024]);
        put("c");

        readToEnd();

        assertThat(function.invocations()).containsExactly("a", "c");
        assertThat(onlyFailure().at("/requestContext/approximateInvokeCount").asInt())
                .isZero();
    }

    @Test
    void a_destination_that_is_away_holds_the_shard_until_it_is_back() throws Exception {
        settings = new Settings(1, Duration.ZERO, false, false, 0, null);
        put("poison", "b");
        function.failsOn("poison");
        List<String> refused = new ArrayList<>();
        FailureDestination flaky = (key, body) -> {
            if (refused.size() < 3) {
                refused.add(key);
                throw new IOException("away");
            }
            assertThat(function.invocations()).containsExactly("poison");
            destination.put(key, body);
        };

        stream.split(SHARD);
        poller(flaky).run();

        assertThat(destination).hasSize(1);
        assertThat(refused).hasSize(3);
        assertThat(function.invocations()).containsExactly("poison", "b");
    }

    @Test
    void after_a_crash_reading_goes_on_from_the_last_record_that_was_done() throws Exception {
        settings = new Settings(4, Duration.ZERO, true, false, -1, null);
        put("a", "b", "c", "d", "e");
        function.answers(batch -> switch (function.invocations().size()) {
            case 1 ->
                ScriptedFunction.succeeded(
                        ScriptedFunction.reportOf(batch.get(1).sequenceNumber()));
            default -> throw new Crash();
        });
        stream.split(SHARD);
        try {
            poller().run();
        } catch (Crash e) {
            function.answers(batch -> ScriptedFunction.succeeded(""));
        }

        poller().run();

        assertThat(function.invocations()).containsExactly("a b c d", "b c d", "b c d e");
    }

    @Test
    void a_stop_during_an_invocation_keeps_what_it_achieved() throws Exception {
        settings = new Settings(2, Duration.ZERO, false, false, -1, null);
        put("a", "b", "c");
        ShardPoller first = poller();
        function.answers(batch -> {
            first.stop();
            return ScriptedFunction.succeeded("");
        });
        first.run();
        stream.split(SHARD);
        poller().run();

        assertThat(function.invocations()).containsExactly("a b", "c");
    }

    @Test
    void an_invocation_that_fails_while_stopping_is_not_held_against_its_records() throws Exception {
        settings = new Settings(2, Duration.ZERO, false, false, 0, null);
        put("a");
        ShardPoller first = poller();
        function.answers(batch -> {
            first.stop();
            return ScriptedFunction.failed();
        });

        first.run();

        assertThat(destination).isEmpty();
    }

    @Test
    void iterator_age_is_that_of_the_oldest_record_not_done() throws Exception {
        settings = new Settings(2, Duration.ZERO, false, false, -1, null);
        put("a");
        clock.advance(Duration.ofSeconds(7));
        ShardPoller poller = poller();
        List<Duration> ages = new ArrayList<>();
        function.answers(batch -> {
            ages.add(poller.status().iteratorAge());
            return ScriptedFunction.succeeded("");
        });
        stream.split(SHARD);

        poller.run();

        assertThat(ages).containsExactly(Duration.ofSeconds(7));
        assertThat(poller.status().iteratorAge()).isZero();
    }

    /// Every record is delivered or kept, in order, nothing is skipped, whatever fails. The function itself
    /// checks at each invocation that all before it is done.
    @Test
    void whatever_fails_each_record_is_delivered_or_kept_in_order() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            ShardUnderFailures run = new ShardUnderFailures(seed, folder.resolve("seed-" + seed));
            assertThat(run.toTheEnd()).as("seed %d", seed).isEqualTo(run.all());
        }
    }

    /// What kill -9 does to the thread of a poller.
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    private void put(String... data) {
        for (String each : data) {
            stream.put(SHARD, "key", each.getBytes(UTF_8));
        }
    }

    private void readToEnd() throws IOException {
        stream.split(SHARD);
        poller().run();
    }

    private ShardPoller poller() throws IOException {
        return poller(destination::put);
    }

    private ShardPoller poller(FailureDestination failures) throws IOException {
        MappingConfig config = settings.config();
        CheckpointFile checkpoints = CheckpointFile.open(folder, config);
        MappingWiring wiring = new MappingWiring(
                "arn:aws:lambda:us-east-1:000000000000:function:Aggregator",
                "arn:aws:iam::000000000000:role/Aggregator",
                stream,
                function,
                failures,
                clock,
                wait -> {
                    waits.add(wait);
                    clock.advance(wait);
                },
                new Random(1));
        Position position = checkpoints.of(SHARD).orElse(null) instanceof ShardCheckpoint.Reading(Position stored)
                ? stored
                : config.startingPosition();
        return new ShardPoller(new Shard(SHARD, "0", null, null), position, config, wiring, checkpoints, () -> {});
    }

    private JsonNode onlyFailure() throws IOException {
        assertThat(destination).hasSize(1);
        return new JsonMapper().readTree(destination.values().iterator().next());
    }
}
