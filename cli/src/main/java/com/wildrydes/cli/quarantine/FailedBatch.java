package com.wildrydes.cli.quarantine;

import java.time.Instant;
import java.util.List;

/// A batch that an event source mapping gave up, with its records.
///
/// @param id       the key of its object, `aws/lambda/…`
/// @param failedAt when the mapping gave it up
/// @param reason   Lambda's condition, for example `RetryAttemptsExhausted`
/// @param attempts how often the function was invoked with it
record FailedBatch(String id, Instant failedAt, String shardId, String reason, int attempts, List<Entry> records) {
    /// A record of the stream as the function was given it.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(String partitionKey, byte[] data) {}
}
