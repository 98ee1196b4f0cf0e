package com.wildrydes.local.lambda.mapping;

/// How far a mapping has come in a shard.
sealed interface ShardCheckpoint {

    /// Everything before this position is done.
    record Reading(Position position) implements ShardCheckpoint {}

    /// The shard is closed, and all its records are done.
    record Ended() implements ShardCheckpoint {}
}
