package com.wildrydes.local.lambda.mapping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One record of a stream. Its data is shared, not copied: nobody writes to it.
///
/// @param sequenceNumber decimal, unique in its shard, growing
/// @param explicitHashKey decimal, as the producer gave it; null when the hash key comes from the partition key
/// @param data the payload as it was put, up to 10 MiB
/// @param arrival when the stream took it in, to the millisecond
@SuppressWarnings("ArrayRecordComponent") // carried from the store to the payload, never compared
public record SourceRecord(
        String sequenceNumber,
        String partitionKey,
        @Nullable String explicitHashKey,
        byte[] data,
        Instant arrival) {}
