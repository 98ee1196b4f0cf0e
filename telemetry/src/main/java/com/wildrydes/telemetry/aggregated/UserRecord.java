package com.wildrydes.telemetry.aggregated;

import org.jspecify.annotations.Nullable;

/// One record as its producer handed it in: a member of an aggregated record, or a plain record.
///
/// It shares the array of the record that it came in; nothing is copied. For the same reason it has no equality
/// of its payload: two user records are equal when they are the same range of the same array.
///
/// @param explicitHashKey overrides the hash of the partition key, when the producer gave one
/// @param data holds the payload at [offset, offset + length)
/// @param subSequenceNumber position among the members of the same Kinesis record, from 0
/// @param aggregated whether it is a member of an aggregated record
@SuppressWarnings("ArrayRecordComponent") // A range of a large array, not a value to compare.
public record UserRecord(
        String partitionKey,
        @Nullable HashKey explicitHashKey,
        byte[] data,
        int offset,
        int length,
        long subSequenceNumber,
        boolean aggregated) {

    /// What decides the shard: the explicit hash key, else the hash of the partition key.
    public HashKey hashKey() {
        return explicitHashKey != null ? explicitHashKey : HashKey.of(partitionKey);
    }
}
