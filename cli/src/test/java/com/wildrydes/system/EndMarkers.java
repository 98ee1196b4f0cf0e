package com.wildrydes.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;

/// Events at the end of every shard that say when everything before them was worked on.
final class EndMarkers {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RunningStack stack;
    private final String prefix;
    private final Ledger ledger;

    EndMarkers(RunningStack stack, String prefix, Ledger ledger) {
        this.stack = stack;
        this.prefix = prefix;
        this.ledger = ledger;
    }

    /// Returns when everything that is on the stream by now was worked on by the Aggregator.
    ///
    /// A batch is worked on in any order: that the last event is counted does not say that its neighbours
    /// are. What is put on the stream after that comes with a later batch.
    void awaitCounted() {
        MinuteTable table = stack.table();
        await(put("last batch "), table::has);
        await(put("after it "), table::has);
    }

    /// Returns when everything that is on the stream by now was worked on by the Aggregator and can be found in the
    /// archive, the markers too: the ledger knows them, and neither function waits for the other.
    ///
    /// Loads are sent and delivered one after the other, but a load's events in another order.
    void awaitCountedAndArchived(ArchiveFiles archive) {
        MinuteTable table = stack.table();
        await(put("last load "), key -> table.has(key) && archive.has(key.name()));
        await(put("load after it "), key -> table.has(key) && archive.has(key.name()));
    }

    private List<Minute.Key> put(String name) {
        KinesisClient kinesis = stack.clients().kinesis();
        var keys = new ArrayList<Minute.Key>();
        for (Shard shard : stack.stream().openShards()) {
            byte[] data = StatusEventCodec.encode(new StatusEvent(
                    prefix + name + shard.shardId(), Traffic.START.toEpochMilli(), 0.5, 0.5, 1, 100, 100));
            kinesis.putRecord(put -> put.streamName(RunningStack.STREAM)
                    .partitionKey("end")
                    .explicitHashKey(shard.hashKeyRange().startingHashKey())
                    .data(SdkBytes.fromByteArray(data)));
            ledger.acknowledged(data);
            keys.add(Event.parse(data, 0, data.length).minute());
        }
        return keys;
    }

    private static void await(List<Minute.Key> keys, Predicate<Minute.Key> worked) {
        Awaitility.await("everything on the stream is worked on")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(keys).allMatch(worked));
    }
}
