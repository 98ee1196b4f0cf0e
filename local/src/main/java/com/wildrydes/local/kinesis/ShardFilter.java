package com.wildrydes.local.kinesis;

import java.util.List;

/// Which shards ListShards names (API reference of Kinesis, "ShardFilter").
public sealed interface ShardFilter {

    /// All that can hold records.
    record FromTrimHorizon() implements ShardFilter {}

    /// Those that were open when the oldest records left arrived.
    record AtTrimHorizon() implements ShardFilter {}

    /// Those that are open.
    record AtLatest() implements ShardFilter {}

    /// Those that were open at a time, in milliseconds since the epoch.
    record AtTimestamp(long epochMs) implements ShardFilter {}

    /// Those that were open at a time or later.
    record FromTimestamp(long epochMs) implements ShardFilter {}

    /// Those with a greater id.
    record AfterShardId(String shardId) implements ShardFilter {}

    /// The selected ones of some shards, in their order.
    ///
    /// @param horizonMs when the oldest records that can be left arrived
    default List<Shard> select(List<Shard> shards, long horizonMs) {
        return shards.stream().filter(shard -> selects(shard, horizonMs)).toList();
    }

    private boolean selects(Shard shard, long horizonMs) {
        return switch (this) {
            case FromTrimHorizon _ -> true;
            case AtTrimHorizon _ -> openAt(shard, horizonMs);
            case AtLatest _ -> shard.isOpen();
            case AtTimestamp(long epochMs) -> openAt(shard, Math.max(epochMs, horizonMs));
            case FromTimestamp(long epochMs) -> shard.closedMs() == null || shard.closedMs() >= epochMs;
            case AfterShardId(String shardId) -> shard.id().compareTo(shardId) > 0;
        };
    }

    private static boolean openAt(Shard shard, long epochMs) {
        return shard.createdMs() <= epochMs && (shard.closedMs() == null || shard.closedMs() >= epochMs);
    }
}
