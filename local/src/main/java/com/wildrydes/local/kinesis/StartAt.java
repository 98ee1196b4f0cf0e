package com.wildrydes.local.kinesis;

/// Where a reader of a shard begins: the five types of shard iterators.
public sealed interface StartAt {

    record TrimHorizon() implements StartAt {}

    record Latest() implements StartAt {}

    /// The first record that arrived at this time, in milliseconds since the epoch, or later.
    record Timestamp(long epochMs) implements StartAt {}

    record Sequence(SequenceNumber number) implements StartAt {}

    record AfterSequence(SequenceNumber number) implements StartAt {}
}
