package com.wildrydes.processors.archiver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Packs lines into as few records as the delivery stream's limit allows, in their order. Not thread-safe.
final class Packing {

    private final List<byte[]> full = new ArrayList<>();
    private final byte[] record = new byte[ArchiveStream.MOST_RECORD_BYTES];
    private int length;

    /// Appends a line of at most [ArchiveStream#MOST_RECORD_BYTES] bytes.
    void add(byte[] source, int from, int to) {
        int line = to - from;
        if (length + line > record.length) {
            end();
        }
        System.arraycopy(source, from, record, length, line);
        length += line;
    }

    /// All records, the last one as full as it is.
    List<byte[]> records() {
        if (length > 0) {
            end();
        }
        return full;
    }

    private void end() {
        full.add(Arrays.copyOf(record, length));
        length = 0;
    }
}
