package com.wildrydes.local.lambda.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wildrydes.local.kinesis.Kinesis;
import com.wildrydes.local.kinesis.KinesisSettings;
import com.wildrydes.local.kinesis.PutEntry;
import com.wildrydes.local.kinesis.PutOutcome;
import com.wildrydes.local.kinesis.StreamRecordSource;
import com.wildrydes.local.lambda.FunctionConfig;
import com.wildrydes.local.lambda.FunctionFixture;
import com.wildrydes.local.lambda.LambdaFaults.Fault;
import com.wildrydes.local.lambda.handlers.Handlers;
import com.wildrydes.local.lambda.mapping.FailureDestination;
import com.wildrydes.local.lambda.mapping.MappingConfig;
import com.wildrydes.local.lambda.mapping.Position;
import com.wildrydes.local.lambda.mapping.RecordSource;
import com.wildrydes.local.time.Sleeper;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The way from a stream on disk into a function's process, with everything that fails on it.
@Timeout(180)
class LambdaOverKinesisTest {
    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/rides";
    private static final int KEYS = 16;

    @TempDir
    private Path folder;

    private final Map<String, String> keysBySequenceNumber = new LinkedHashMap<>();
    private final Random random = new Random(20);
    private final Random faults = new Random(21);
    private Kinesis kinesis;
    private Lambda lambda;

    @BeforeEach
    void open() throws Exception {
        kinesis = Kinesis.open(folder.resolve("kinesis"), Clock.systemUTC(), KinesisSettings.DEFAULT);
        kinesis.createStream("rides", 2, Map.of());
    }

    @AfterEach
    void close() throws Exception {
        lambda.close();
        kinesis.close();
    }

    @Test
    void crashes_doubles_failures_reshards_and_a_restart_lose_nothing_and_keep_the_order_of_each_key()
            throws Exception {
        startLambda();
        put(200);
        kinesis.splitShard("rides", "shardId-000000000000", java.math.BigInteger.ONE.shiftLeft(126));
        put(200);
        killAFunctionProcess();
        put(100);
        lambda.close();
        put(100);
        startLambda();
        kinesis.mergeShards("rides", "shardId-000000000002", "shardId-000000000003");
        put(200);
        killAFunctionProcess();
        put(200);

        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(new LinkedHashSet<>(collected()))
                        .containsExactlyInAnyOrderElementsOf(keysBySequenceNumber.keySet()));
        assertThat(byKey(List.copyOf(new LinkedHashSet<>(collected()))))
                .isEqualTo(byKey(List.copyOf(keysBySequenceNumber.keySet())));
    }

    private void put(int records) {
        for (int put = 0; put < records; put += 50) {
            List<PutEntry> entries = new ArrayList<>();
            List<String> keys = new ArrayList<>();
            for (int record = 0; record < 50; record++) {
                String key = "unicorn " + random.nextInt(KEYS);
                keys.add(key);
                entries.add(PutEntry.of(key, null, ByteBuffer.wrap(("record of " + key).getBytes(UTF_8))));
            }
            List<PutOutcome> outcomes = kinesis.stream("rides").put(entries);
            for (int record = 0; record < outcomes.size(); record++) {
                PutOutcome.Accepted accepted = (PutOutcome.Accepted) outcomes.get(record);
                keysBySequenceNumber.put(accepted.sequenceNumber().toString(), keys.get(record));
            }
        }
    }

    private static void killAFunctionProcess() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ProcessHandle.current().children().findAny().isPresent());
        ProcessHandle.current().children().findAny().ifPresent(ProcessHandle::destroyForcibly);
    }

    private void startLambda() throws Exception {
        LambdaNeighbours neighbours = new LambdaNeighbours() {
            @Override
            public Optional<RecordSource> stream(String arn) {
                return Optional.of(new StreamRecordSource(kinesis, "rides"));
            }

            @Override
            public Optional<FailureDestination> destination(String arn) {
                return Optional.empty();
            }
        };
        lambda = Lambda.open(
                LambdaSettings.of(
                        folder.resolve("lambda"),
                        FunctionFixture.testClasses().resolveSibling("lambda-runtime"),
                        Path.of(System.getProperty("java.home")),
                        "us-east-1",
                        "000000000000"),
                neighbours,
                (name, line) -> {},
                name -> fault(),
                Clock.systemUTC(),
                Sleeper.SYSTEM);
        FunctionConfig collect = new FunctionConfig(
                "collect",
                Handlers.class.getName() + "::collect",
                FunctionFixture.testClasses(),
                Map.of("COLLECTED", folder.resolve("collected").toString()),
                256,
                Duration.ofSeconds(30));
        MappingConfig mapping = new MappingConfig(
                "collect",
                STREAM,
                new Position.TrimHorizon(),
                30,
                Duration.ZERO,
                true,
                true,
                MappingConfig.WITHOUT_LIMIT,
                null,
                null,
                true);
        lambda.deploy(URI.create("http://127.0.0.1:9"), List.of(collect), List.of(mapping));
    }

    private synchronized Fault fault() {
        return switch (faults.nextInt(12)) {
            case 0 -> Fault.CRASH_AFTER_SIDE_EFFECTS;
            case 1 -> Fault.FAIL;
            case 2 -> Fault.DELIVER_TWICE;
            default -> Fault.NONE;
        };
    }

    private List<String> collected() throws Exception {
        Path file = folder.resolve("collected");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private Map<String, List<String>> byKey(List<String> sequenceNumbers) {
        Map<String, List<String>> byKey = new java.util.TreeMap<>();
        for (String number : sequenceNumbers) {
            byKey.computeIfAbsent(keysBySequenceNumber.get(number), key -> new ArrayList<>())
                    .add(number);
        }
        return byKey;
    }
}
