package com.wildrydes.local.kinesis.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A record that is to be appended. The data is not copied: it must not change until the append is done.
///
/// @param key the partition key in UTF-8, up to [RecordFormat#MAX_KEY] bytes
/// @param data the payload, from its position to its limit
@SuppressWarnings("ArrayRecordComponent") // a carrier on its way to the disk, never compared
public record Entry(byte[] key, ByteBuffer data) {

    public static Entry of(String partitionKey, ByteBuffer data) {
        return new Entry(partitionKey.getBytes(StandardCharsets.UTF_8), data);
    }

    int storedBytes() {
        return RecordFormat.HEADER + key.length + data.remaining();
    }
}
