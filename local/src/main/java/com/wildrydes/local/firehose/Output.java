package com.wildrydes.local.firehose;

import com.wildrydes.local.kinesis.log.StoredRecord;
import java.io.Closeable;
import java.io.IOException;

/// The objects of one delivery while they are made. For one thread.
interface Output extends Closeable {

    /// Adds a record.
    void add(StoredRecord record) throws IOException;

    /// Puts the objects; nothing can be added any more.
    ///
    /// @return what did not become part of the data
    Failed put() throws IOException;

    /// Records that could not be converted.
    record Failed(long records, long bytes) {
        static final Failed NONE = new Failed(0, 0);
    }
}
