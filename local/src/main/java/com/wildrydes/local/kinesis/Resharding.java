package com.wildrydes.local.kinesis;

import java.math.BigInteger;

/// What SplitShard, MergeShards and UpdateShardCount allow, with AWS's texts.
final class Resharding {

    private final KinesisSettings settings;

    Resharding(KinesisSettings settings) {
        this.settings = settings;
    }

    StreamState split(StreamState state, String shardId, BigInteger newStartingHashKey, long nowMs) {
        Shard shard = open(state, shardId);
        BigInteger lowest = shard.firstHash().add(BigInteger.ONE);
        if (newStartingHashKey.compareTo(lowest) <= 0 || newStartingHashKey.compareTo(shard.lastHash()) >= 0) {
            throw KinesisException.invalidArgument(
                    "NewStartingHashKey %s used in SplitShard() on shard %s in stream %s under account %s is not both greater than one plus the shard's StartingHashKey %s and less than the shard's EndingHashKey %s."
                            .formatted(
                                    newStartingHashKey,
                                    shard.id(),
                                    state.name(),
                                    settings.account(),
                                    shard.firstHash(),
                                    shard.lastHash()));
        }
        return state.split(shard, newStartingHashKey, nowMs);
    }

    StreamState merge(StreamState state, String shardId, String adjacentShardId, long nowMs) {
        Shard shard = open(state, shardId);
        Shard adjacent = open(state, adjacentShardId);
        boolean neighbours = shard.lastHash().add(BigInteger.ONE).equals(adjacent.firstHash())
                || adjacent.lastHash().add(BigInteger.ONE).equals(shard.firstHash());
        if (!neighbours) {
            throw KinesisException.invalidArgument(
                    "Shards %s and %s in stream %s under account %s are not an adjacent pair of shards eligible for merging"
                            .formatted(shard.id(), adjacent.id(), state.name(), settings.account()));
        }
        return state.merge(shard, adjacent, nowMs);
    }

    StreamState scale(StreamState state, int target, long nowMs) {
        int current = state.open().size();
        if (target > 2L * current) {
            throw KinesisException.limitExceeded(
                    "UpdateShardCount cannot scale up over double your current open shard count. Current open shard count: %d Target shard count: %d"
                            .formatted(current, target));
        }
        if (2L * target < current) {
            throw KinesisException.limitExceeded(
                    "UpdateShardCount cannot scale down below half your current open shard count. Current open shard count: %d Target shard count: %d"
                            .formatted(current, target));
        }
        return state.scale(target, nowMs);
    }

    private Shard open(StreamState state, String shardId) {
        Shard shard = state.shards().stream()
                .filter(candidate -> candidate.id().equals(shardId))
                .findFirst()
                .orElseThrow(() -> KinesisException.notFound("Could not find shard %s in stream %s under account %s."
                        .formatted(shardId, state.name(), settings.account())));
        if (!shard.isOpen()) {
            throw KinesisException.invalidArgument(
                    "Shard %s in stream %s under account %s has already been merged or split, and thus is not eligible for merging or splitting."
                            .formatted(shardId, state.name(), settings.account()));
        }
        return shard;
    }
}
