package com.wildrydes.local.lambda.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.local.lambda.InvocationResult;
import com.wildrydes.local.lambda.mapping.ScriptedFunction.Received;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// A shard read under a mapping, a function, a destination and a process that all fail now and then, as a seed says.
final class ShardUnderFailures {
    private static final String SHARD = "shardId-000000000000";

    private final Random random;
    private final Path folder;
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final StreamInMemory stream = new StreamInMemory(clock, 1);
    private final MappingConfig config;
    private final Set<String> done = new TreeSet<>();
    private final List<String> all = new ArrayList<>();
    private final Set<String> poison = new TreeSet<>();

    ShardUnderFailures(long seed, Path folder) {
        random = new Random(seed);
        this.folder = folder;
        boolean givesUp = random.nextBoolean();
        config = new MappingConfig(
                "Aggregator",
                "arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes",
                new Position.TrimHorizon(),
                1 + random.nextInt(20),
                Duration.ofSeconds(random.nextInt(3)),
                random.nextBoolean(),
                random.nextBoolean(),
                givesUp ? random.nextInt(4) : MappingConfig.WITHOUT_LIMIT,
                random.nextBoolean() ? Duration.ofSeconds(60 + random.nextInt(600)) : null,
                "arn:aws:s3:::bucket",
                true);
        boolean survivesPoison = givesUp || config.maximumRecordAge() != null;
        int records = random.nextInt(60);
        for (int record = 0; record < records; record++) {
            String sequenceNumber = stream.put(
                            SHARD, "key", Integer.toString(record).getBytes(UTF_8))
                    .sequenceNumber();
            all.add(sequenceNumber);
            if (survivesPoison && random.nextInt(10) == 0) {
                poison.add(sequenceNumber);
            }
            clock.advance(Duration.ofMillis(random.nextInt(5000)));
        }
        stream.split(SHARD);
    }

    List<String> all() {
        return all;
    }

    /// Reads the shard to its end, starting anew after each crash; what is done then, in order.
    List<String> toTheEnd() throws IOException {
        while (true) {
            CheckpointFile checkpoints = CheckpointFile.open(folder, config);
            switch (checkpoints.of(SHARD).orElse(new ShardCheckpoint.Reading(config.startingPosition()))) {
                case ShardCheckpoint.Ended _ -> {
                    return List.copyOf(done);
                }
                case ShardCheckpoint.Reading(Position position) -> read(position, checkpoints);
            }
        }
    }

    private void read(Position position, CheckpointFile checkpoints) {
        MappingWiring wiring = new MappingWiring(
                "arn:aws:lambda:us-east-1:000000000000:function:Aggregator",
                "arn:aws:iam::000000000000:role/Aggregator",
                stream,
                this::invoke,
                this::keep,
                clock,
                clock::advance,
                random);
        try {
            new ShardPoller(new Shard(SHARD, "0", null, null), position, config, wiring, checkpoints, () -> {}).run();
        } catch (ShardPollerTest.Crash e) {
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private InvocationResult invoke(byte[] event) {
        List<String> batch = ScriptedFunction.received(event).stream()
                .map(Received::sequenceNumber)
                .toList();
        checkOrder(batch);
        clock.advance(Duration.ofMillis(random.nextInt(2000)));
        crashAtTimes();
        boolean poisoned = batch.stream().anyMatch(poison::contains);
        InvocationResult result = switch (random.nextInt(6)) {
            case 0 -> ScriptedFunction.failed();
            case 1 -> new InvocationResult.NotInvoked("busy");
            case 2 -> config.reportBatchItemFailures() ? malformed() : ScriptedFunction.failed();
            default -> poisoned ? poisoned(batch) : success(batch);
        };
        crashAtTimes();
        return result;
    }

    private InvocationResult success(List<String> batch) {
        int count = batch.size();
        if (config.reportBatchItemFailures() && random.nextBoolean()) {
            count = random.nextInt(batch.size());
        }
        done.addAll(batch.subList(0, count));
        return ScriptedFunction.succeeded(count == batch.size() ? "" : ScriptedFunction.reportOf(batch.get(count)));
    }

    private InvocationResult poisoned(List<String> batch) {
        String first = batch.stream().filter(poison::contains).findFirst().orElseThrow();
        if (!config.reportBatchItemFailures()) {
            return ScriptedFunction.failed();
        }
        done.addAll(batch.subList(0, batch.indexOf(first)));
        return ScriptedFunction.succeeded(ScriptedFunction.reportOf(first));
    }

    private static InvocationResult malformed() {
        return ScriptedFunction.succeeded("{\"batchItemFailures\":[{\"itemIdentifier\":\"nobody\"}]}");
    }

    private void keep(String key, byte[] body) throws IOException {
        crashAtTimes();
        if (random.nextInt(4) == 0) {
            throw new IOException("away");
        }
        byte[] event = new JsonMapper().readTree(body).path("payload").asText().getBytes(UTF_8);
        List<String> batch = ScriptedFunction.received(event).stream()
                .map(Received::sequenceNumber)
                .toList();
        checkOrder(batch);
        done.addAll(batch);
        crashAtTimes();
    }

    /// The batch is a run of the shard's records, and all before it is done.
    private void checkOrder(List<String> batch) {
        int first = all.indexOf(batch.getFirst());
        if (!all.subList(first, first + batch.size()).equals(batch)) {
            throw new AssertionError("records are missing within the batch " + batch);
        }
        if (!done.containsAll(all.subList(0, first))) {
            throw new AssertionError("records before " + batch.getFirst() + " were skipped");
        }
    }

    private void crashAtTimes() {
        if (random.nextInt(40) == 0) {
            throw new ShardPollerTest.Crash();
        }
    }
}
