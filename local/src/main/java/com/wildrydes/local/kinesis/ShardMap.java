package com.wildrydes.local.kinesis;

import java.math.BigInteger;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The open shards of a stream by their hash keys. Immutable.
final class ShardMap {

    private final NavigableMap<BigInteger, Shard> byFirstHash = new TreeMap<>();

    ShardMap(StreamState state) {
        state.open().forEach(shard -> byFirstHash.put(shard.firstHash(), shard));
    }

    /// @param hashKey in [0, 2^128-1], which the open shards cover without a gap
    Shard shardOf(BigInteger hashKey) {
        return byFirstHash.floorEntry(hashKey).getValue();
    }
}
