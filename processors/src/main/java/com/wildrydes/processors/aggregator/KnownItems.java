package com.wildrydes.processors.aggregator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Items as this process last saw them in the table: most batches go on with minutes that the batch before
/// began.
///
/// An item may be out of date; a write under its version's condition finds that out. Bounded: the least
/// recently used item is forgotten first. Thread-safe.
public final class KnownItems {

    private static final float LOAD_FACTOR = 0.75f;

    private final Map<MinuteKey, MinuteItem> items;

    /// Remembers nothing yet.
    ///
    /// @param capacity most items; one takes about 0.5 KB at one event a second
    public KnownItems(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity must be >= 0: " + capacity);
        }
        items = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<MinuteKey, MinuteItem> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized @Nullable MinuteItem get(MinuteKey key) {
        return items.get(key);
    }

    synchronized void put(MinuteItem item) {
        items.put(item.key(), item);
    }
}
