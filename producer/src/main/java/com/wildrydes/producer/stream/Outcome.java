package com.wildrydes.producer.stream;

/// What became of one record that was sent.
sealed interface Outcome {

    /// On the stream, on this shard, for good.
    record Stored(String shardId, String sequenceNumber) implements Outcome {}

    /// Not known to be on the stream; the same may succeed later. It may be there all the same, when only the
    /// answer was lost: sending it again makes a duplicate, which whoever reads the stream knows by the event's
    /// identity.
    ///
    /// @param throttled whether a throughput limit was the reason
    record Failed(String reason, boolean throttled) implements Outcome {}

    /// Refused, and would be refused again.
    record Refused(WriteFailedException why) implements Outcome {}
}
