package com.wildrydes.local.lambda.mapping;

import java.io.IOException;

/// Where the batches go that a mapping gives up: an S3 bucket, as a rule. Thread-safe.
@FunctionalInterface
public interface FailureDestination {

    /// Keeps `body` under `key`; returns when it is safe. Putting the same key again overwrites.
    ///
    /// @throws IOException when it is not kept; the mapping then tries again, and does not go past the batch
    void put(String key, byte[] body) throws IOException;
}
