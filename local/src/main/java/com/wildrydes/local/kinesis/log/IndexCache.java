package com.wildrydes.local.kinesis.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The indexes of the sealed segments used last, of all logs together: however large the backlog is, the memory is
/// `capacity` times about 10 KiB. Thread-safe.
public final class IndexCache {

    private final Map<Path, SegmentIndex> indexes;

    public IndexCache(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("The capacity must be at least 1: " + capacity);
        }
        indexes = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Path, SegmentIndex> eldest) {
                return size() > capacity;
            }
        };
    }

    SegmentIndex get(Segment segment) throws IOException {
        synchronized (indexes) {
            SegmentIndex known = indexes.get(segment.path());
            if (known != null) {
                return known;
            }
        }
        SegmentIndex read = segment.index();
        put(segment, read);
        return read;
    }

    void put(Segment segment, SegmentIndex index) {
        synchronized (indexes) {
            indexes.put(segment.path(), index);
        }
    }

    void remove(Segment segment) {
        synchronized (indexes) {
            indexes.remove(segment.path());
        }
    }
}
