package com.wildrydes.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wildrydes.local.faults.Effect;
import com.wildrydes.local.faults.FaultRule;
import com.wildrydes.producer.stream.StreamWriter;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/// Invariant 5: shards split and merge under the writer's hands.
@SystemTest
class ReshardingIT {
    private static final String PREFIX = "Reshard-";
    private static final int EVENTS_BETWEEN = 300;
    private static final int MOST_EVENTS = 20_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    private final Ledger ledger = new Ledger();

    /// Among the events are many that contradict earlier ones. The first one counts: a child shard that is read before
    /// its parent's end makes the wrong one first.
    @Test
    void splits_and_merges_in_mid_minute_lose_nothing_and_keep_the_order() throws Exception {
        try (ProjectStack stack = ProjectStack.start(data)) {
            KinesisClient kinesis = stack.clients().kinesis();
            stack.faults()
                    .set(
                            Seed.VALUE,
                            List.of(
                                    FaultRule.of("kinesis", "PutRecords", Effect.CUT_AFTER)
                                            .withProbability(0.05),
                                    FaultRule.of("kinesis", "PutRecords", Effect.THROTTLE)
                                            .withProbability(0.05),
                                    FaultRule.of(FaultRule.FUNCTION, "Aggregator", Effect.FAIL_INVOCATION)
                                            .withProbability(0.2)));
            AtomicBoolean resharded = new AtomicBoolean();
            try (StreamWriter writer = stack.clients().writer(ledger)) {
                Traffic traffic = new Traffic(PREFIX, 20, Seed.VALUE, ledger);
                CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                    for (int sent = 0; !resharded.get() && sent < MOST_EVENTS; sent += 50) {
                        traffic.events(50).forEach(message -> message.writeTo(writer));
                        flush(writer);
                    }
                });
                awaitMoreEvents(writing);
                split(kinesis, stack.stream().openShards().getFirst());
                awaitMoreEvents(writing);
                List<Shard> neighbours = stack.stream().openShards().stream()
                        .sorted(Comparator.comparing(
                                shard -> new BigInteger(shard.hashKeyRange().startingHashKey())))
                        .toList();
                kinesis.mergeShards(merge -> merge.streamName(RunningStack.STREAM)
                        .shardToMerge(neighbours.get(1).shardId())
                        .adjacentShardToMerge(neighbours.get(2).shardId()));
                awaitActive(kinesis);
                awaitMoreEvents(writing);
                kinesis.updateShardCount(update -> update.streamName(RunningStack.STREAM)
                        .targetShardCount(4)
                        .scalingType(ScalingType.UNIFORM_SCALING));
                awaitActive(kinesis);
                awaitMoreEvents(writing);
                resharded.set(true);
                writing.get();
                writer.flush();
                assertThat(writer.stats().remaps()).isPositive();
                assertThat(writer.stats().unsent()).isZero();
            }
            assertThat(stack.stream().openShards()).hasSize(4);
            stack.faults().clear();
            ArchiveFiles archive = stack.archive();
            new EndMarkers(stack, PREFIX, ledger).awaitCountedAndArchived(archive);

            assertThat(stack.table().differences(PREFIX, ledger.minutes())).isEmpty();
            assertThat(archive.events()).isEqualTo(ledger.contents());
        }
    }

    private static void split(KinesisClient kinesis, Shard shard) {
        BigInteger start = new BigInteger(shard.hashKeyRange().startingHashKey());
        BigInteger end = new BigInteger(shard.hashKeyRange().endingHashKey());
        kinesis.splitShard(split -> split.streamName(RunningStack.STREAM)
                .shardToSplit(shard.shardId())
                .newStartingHashKey(start.add(end).shiftRight(1).toString()));
        awaitActive(kinesis);
    }

    private static void awaitActive(KinesisClient kinesis) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> kinesis.describeStreamSummary(describe -> describe.streamName(RunningStack.STREAM))
                                .streamDescriptionSummary()
                                .streamStatus()
                        == StreamStatus.ACTIVE);
    }

    private void awaitMoreEvents(CompletableFuture<Void> writing) {
        long before = ledger.acknowledgements();
        await("the writer goes on").atMost(Duration.ofSeconds(60)).until(() -> {
            if (writing.isDone()) {
                writing.join();
            }
            return ledger.acknowledgements() >= before + EVENTS_BETWEEN;
        });
    }

    private static void flush(StreamWriter writer) {
        try {
            writer.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
