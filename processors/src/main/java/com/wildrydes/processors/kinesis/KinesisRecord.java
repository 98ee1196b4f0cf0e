package com.wildrydes.processors.kinesis;

/// One record of a batch, as it was taken from its shard. Its data may be an aggregated record.
///
/// @param stream name of the stream
/// @param shardId for example `shardId-000000000006`
/// @param sequenceNumber decimal digits; unique and growing within the shard
/// @param arrivalTimeMs when the stream took the record in, milliseconds since the epoch; the same at every
/// delivery
/// @param data the record's bytes; not to be changed
@SuppressWarnings("ArrayRecordComponent") // records are not compared, and a batch's megabytes are not to be copied
public record KinesisRecord(
        String stream, String shardId, String sequenceNumber, String partitionKey, long arrivalTimeMs, byte[] data) {

    /// Where the record is, for logs. Never its payload.
    @Override
    public String toString() {
        return stream + "/" + shardId + "/" + sequenceNumber + " (" + data.length + " bytes)";
    }
}
