package com.wildrydes.producer.stream;

/// Hears of each event that Kinesis has stored. Called by the writer's own threads, those of different shards at
/// the same time; for one partition key in the order of the writes. It must be quick and must not call the writer.
@FunctionalInterface
public interface AcknowledgementListener {

    /// Hears nothing, and costs nothing: the writer does not even look into its records.
    AcknowledgementListener NONE = (partitionKey, data, offset, length, shardId, sequenceNumber) -> {};

    /// An event is on the stream for good.
    ///
    /// @param data holds the event's payload in `[offset, offset + length)`; not to be kept or changed
    /// @param shardId the shard that stored it
    /// @param sequenceNumber of the Kinesis record that holds it, with others
    void acknowledged(String partitionKey, byte[] data, int offset, int length, String shardId, String sequenceNumber);
}
