package com.wildrydes.local.athena;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Athena's way to the objects in S3. Thread-safe.
public interface ResultStore {
    /// Whether there is a bucket of this name.
    boolean hasBucket(String bucket);

    /// Keeps a file's bytes as an object; readers see it whole or not at all. The file stays the caller's.
    ///
    /// @throws IOException when it is not kept, such as for a bucket that is gone
    void put(String bucket, String key, Path file) throws IOException;

    /// An object's bytes from an offset on.
    ///
    /// @throws NoSuchFileException when there is no such object or bucket
    /// @throws IOException when it cannot be read
    InputStream read(String bucket, String key, long fromByte) throws IOException;
}
