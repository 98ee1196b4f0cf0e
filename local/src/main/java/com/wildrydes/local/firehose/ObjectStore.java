package com.wildrydes.local.firehose;

import java.io.IOException;
import java.nio.file.Path;

/// Where Firehose delivers. Called by a thread of each delivery stream at once.
@FunctionalInterface
public interface ObjectStore {
    /// Keeps a file's bytes as an object, in place of one of the same key: readers see all of it or nothing.
    ///
    /// @param key in Unicode, not percent-encoded
    /// @throws IOException when it is not kept, for example for want of the bucket; Firehose tries again
    void put(String bucket, String key, Path file) throws IOException;
}
