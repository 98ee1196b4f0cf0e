package com.wildrydes.local.kinesis.log;

import java.util.List;

/// What readers may see of a log: only what is on the disk for good. Replaced as a whole with every commit.
///
/// @param segments oldest first, the last one is active; never empty
/// @param end the ordinal after the last record
/// @param activeBytes bytes of the active segment that hold records
/// @param activeIndex the active segment's index
/// @param newestArrivalMs arrival of the newest record, 0 when there never was one
record LogView(List<Segment> segments, long end, long activeBytes, SegmentIndex activeIndex, long newestArrivalMs) {

    long first() {
        return segments.getFirst().base();
    }

    Segment active() {
        return segments.getLast();
    }

    boolean isActive(int segment) {
        return segment == segments.size() - 1;
    }

    /// Index of the segment that holds `ordinal`, which is not before the first one.
    int segmentOf(long ordinal) {
        int low = 0;
        int high = segments.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (segments.get(middle).base() <= ordinal) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// The ordinal after the last record of a segment.
    long endOf(int segment) {
        return isActive(segment) ? end : segments.get(segment + 1).base();
    }
}
