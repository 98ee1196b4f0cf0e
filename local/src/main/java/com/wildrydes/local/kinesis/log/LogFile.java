package com.wildrydes.local.kinesis.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// A file that is written at its end only, by one thread. The seam through which tests let a disk be full.
public interface LogFile extends Closeable {

    /// Writes all remaining bytes at the end of the file. When it fails, some of them may have been written.
    void append(ByteBuffer bytes) throws IOException;

    /// Returns when everything appended is on the disk.
    void force() throws IOException;

    /// Cuts the file to `size` bytes; the next append goes there.
    void truncate(long size) throws IOException;

    /// Opens a file for appending, and creates it if it is missing.
    @FunctionalInterface
    interface Opener {
        LogFile open(Path path) throws IOException;
    }
}
