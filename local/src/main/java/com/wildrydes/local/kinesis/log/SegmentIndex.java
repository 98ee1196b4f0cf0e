package com.wildrydes.local.kinesis.log;

import java.util.Arrays;

/// Where some records of a segment are: one entry in at least [#SPACING] bytes, so 20 bytes of memory for 128 KiB of
/// log. Thread-safe.
final class SegmentIndex {

    /// Bytes of log between two entries.
    static final int SPACING = 128 * 1024;

    private long[] ordinals = new long[16];
    private long[] arrivals = new long[16];
    private int[] offsets = new int[16];
    private int size;

    /// Takes note of a record, in the order of the log; most are not worth an entry.
    synchronized void note(long ordinal, long arrivalMs, int offset) {
        if (size > 0 && offset - offsets[size - 1] < SPACING) {
            return;
        }
        if (size == ordinals.length) {
            ordinals = Arrays.copyOf(ordinals, 2 * size);
            arrivals = Arrays.copyOf(arrivals, 2 * size);
            offsets = Arrays.copyOf(offsets, 2 * size);
        }
        ordinals[size] = ordinal;
        arrivals[size] = arrivalMs;
        offsets[size] = offset;
        size++;
    }

    /// The offset of a record at or before `ordinal`.
    synchronized int offsetBefore(long ordinal) {
        int found = Arrays.binarySearch(ordinals, 0, size, ordinal);
        int entry = found >= 0 ? found : -found - 2;
        return entry < 0 ? 0 : offsets[entry];
    }

    /// The offset of a record at or before the first one that arrived at `arrivalMs` or later.
    synchronized int offsetBeforeArrival(long arrivalMs) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (arrivals[middle] < arrivalMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : offsets[low - 1];
    }

    /// The offset of the last entry.
    synchronized int lastOffset() {
        return size == 0 ? 0 : offsets[size - 1];
    }
}
