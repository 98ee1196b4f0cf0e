package com.wildrydes.local.firehose;

import com.wildrydes.local.time.TokenBucket;
import java.time.InstantSource;

/// AWS's limits for Direct PUT to one stream in us-east-1 (Amazon Data Firehose Developer Guide, "Quota").
/// Thread-safe.
final class DirectPutLimits {

    private final TokenBucket bytes;
    private final TokenBucket requests;
    private final TokenBucket records;

    DirectPutLimits(InstantSource clock) {
        bytes = aSecond(5 << 20, clock);
        requests = aSecond(2_000, clock);
        records = aSecond(500_000, clock);
    }

    private static TokenBucket aSecond(int amount, InstantSource clock) {
        return new TokenBucket(amount, amount, clock);
    }

    /// Whether the stream may take one more request.
    boolean admitRequest() {
        return requests.take(1);
    }

    /// Whether it may take one more record.
    synchronized boolean admitRecord(int size) {
        return records.has(1) && bytes.take(size) && records.take(1);
    }
}
