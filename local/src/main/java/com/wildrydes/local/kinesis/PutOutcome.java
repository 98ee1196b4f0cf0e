package com.wildrydes.local.kinesis;

/// What became of one record of a put.
public sealed interface PutOutcome {

    /// It is on the disk.
    record Accepted(String shardId, SequenceNumber sequenceNumber) implements PutOutcome {}

    /// Its shard is over its limits; nothing was stored.
    record Throttled(String message) implements PutOutcome {}

    /// The disk refused it; a reader will not see it, and the caller should try again.
    record Failed(String message, Throwable cause) implements PutOutcome {}
}
