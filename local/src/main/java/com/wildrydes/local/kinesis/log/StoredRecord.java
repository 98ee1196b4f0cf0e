package com.wildrydes.local.kinesis.log;

import java.nio.ByteBuffer;

/// A record as it was read from the log.
///
/// @param ordinal its number in the log, from 1 on without a gap
/// @param arrivalMs when it was taken in, milliseconds since the epoch; never less than its predecessor's
/// @param data a view on the payload, backed by an array
public record StoredRecord(long ordinal, long arrivalMs, String partitionKey, ByteBuffer data) {

    /// Bytes of key and data, the key counted as if it were ASCII.
    long bytes() {
        return (long) partitionKey.length() + data.remaining();
    }
}
