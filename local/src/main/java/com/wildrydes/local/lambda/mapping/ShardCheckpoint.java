package com.wildrydes.local.lambda.mapping;

/// How far a mapping has come in a shard.
sealed interface ShardCheckpoint {

    /// Everything before this position is done.
    record Reading(Position position) implements ShardCheckpoint {}

    /// The shard is closed, and all its records are done.
    ///
    /// @param startingSequenceNumber the shard's: one with the same id but another number is another shard
    record Ended(String startingSequenceNumber) implements ShardCheckpoint {}
}
