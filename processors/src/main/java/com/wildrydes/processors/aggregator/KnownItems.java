package com.wildrydes.processors.aggregator;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Items as this process last saw them in the table: most batches go on with minutes that the batch before
/// began.
///
/// An item may be out of date; a write under its version's condition finds that out. Bounded by an estimate of
/// its memory: the least recently used item is forgotten first. Thread-safe.
public final class KnownItems {

    /// What an item takes besides its event times: keys, figures, the map's entry.
    private static final int ITEM_BYTES = 500;

    private static final int EVENT_TIME_BYTES = 2;
    private static final float LOAD_FACTOR = 0.75f;

    private final Map<MinuteKey, MinuteItem> items = new LinkedHashMap<>(16, LOAD_FACTOR, true);
    private final long capacityBytes;
    private long bytes;

    /// Remembers nothing yet.
    ///
    /// @param capacityBytes most memory that the items take; one takes about 620 bytes at one event a second
    public KnownItems(long capacityBytes) {
        if (capacityBytes < 0) {
            throw new IllegalArgumentException("capacityBytes must be >= 0: " + capacityBytes);
        }
        this.capacityBytes = capacityBytes;
    }

    synchronized @Nullable MinuteItem get(MinuteKey key) {
        return items.get(key);
    }

    synchronized void put(MinuteItem item) {
        MinuteItem before = items.put(item.key(), item);
        bytes += bytes(item) - (before == null ? 0 : bytes(before));
        Iterator<MinuteItem> eldest = items.values().iterator();
        while (bytes > capacityBytes) {
            bytes -= bytes(eldest.next());
            eldest.remove();
        }
    }

    private static long bytes(MinuteItem item) {
        return ITEM_BYTES + (long) EVENT_TIME_BYTES * item.included().size();
    }
}
