package com.wildrydes.local.kinesis;

import java.util.concurrent.atomic.LongAdder;

/// Counts what AWS bills. Thread-safe.
///
/// Shard hours are summed piecewise: the owner calls [#shardsChanged] before the number of open shards changes.
final class Meter {

    private static final int PAYLOAD_UNIT = 25 * 1024;

    private final LongAdder putPayloadUnits = new LongAdder();

    // All guarded by this.
    private long sinceMs;
    private long openShards;
    private long extendedShards;
    private long shardMs;
    private long extendedShardMs;

    Meter(long nowMs) {
        sinceMs = nowMs;
    }

    void put(int bytes) {
        putPayloadUnits.add(Math.max(1, (bytes + PAYLOAD_UNIT - 1) / PAYLOAD_UNIT));
    }

    /// @param open open shards from now on
    /// @param extended those of them with extended retention
    synchronized void shardsChanged(long open, long extended, long nowMs) {
        settle(nowMs);
        openShards = open;
        extendedShards = extended;
    }

    private void settle(long nowMs) {
        long elapsedMs = Math.max(0, nowMs - sinceMs);
        shardMs += openShards * elapsedMs;
        extendedShardMs += extendedShards * elapsedMs;
        sinceMs = Math.max(sinceMs, nowMs);
    }

    synchronized Usage usage(long nowMs) {
        settle(nowMs);
        return new Usage(putPayloadUnits.sum(), shardMs / 3_600_000.0, extendedShardMs / 3_600_000.0);
    }
}
