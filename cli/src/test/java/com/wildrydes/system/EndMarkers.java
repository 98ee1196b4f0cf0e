package com.wildrydes.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;

/// An event at the end of every shard: when all of them are counted, everything before them was worked on.
final class EndMarkers {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MinuteTable table;
    private final List<Minute.Key> keys;

    private EndMarkers(MinuteTable table, List<Minute.Key> keys) {
        this.table = table;
        this.keys = keys;
    }

    /// Puts them behind what is on the stream now.
    static EndMarkers put(RunningStack stack, String prefix, Ledger ledger) {
        KinesisClient kinesis = stack.clients().kinesis();
        var keys = new ArrayList<Minute.Key>();
        for (Shard shard : stack.stream().openShards()) {
            byte[] data = StatusEventCodec.encode(new StatusEvent(
                    prefix + "end of " + shard.shardId(), Traffic.START.toEpochMilli(), 0.5, 0.5, 1, 100, 100));
            kinesis.putRecord(put -> put.streamName(RunningStack.STREAM)
                    .partitionKey("end")
                    .explicitHashKey(shard.hashKeyRange().startingHashKey())
                    .data(SdkBytes.fromByteArray(data)));
            ledger.acknowledged(data);
            keys.add(Event.parse(data, 0, data.length).minute());
        }
        return new EndMarkers(stack.table(), keys);
    }

    /// Returns when everything before them was worked on.
    void awaitCounted() {
        await("everything on the stream is worked on")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(keys).allMatch(table::has));
    }
}
