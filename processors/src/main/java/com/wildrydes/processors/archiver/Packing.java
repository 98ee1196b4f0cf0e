package com.wildrydes.processors.archiver;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Packs lines into as few records as the delivery stream's limit allows, in their order. Not thread-safe.
final class Packing {

    private final List<byte[]> full = new ArrayList<>();
    private final ByteArrayOutputStream record = new ByteArrayOutputStream();

    /// Appends a line of at most [ArchiveStream#MOST_RECORD_BYTES] bytes.
    void add(byte[] source, int from, int to) {
        int length = to - from;
        if (record.size() + length > ArchiveStream.MOST_RECORD_BYTES) {
            end();
        }
        record.write(source, from, length);
    }

    /// All records, the last one as full as it is.
    List<byte[]> records() {
        if (record.size() > 0) {
            end();
        }
        return full;
    }

    private void end() {
        full.add(record.toByteArray());
        record.reset();
    }
}
