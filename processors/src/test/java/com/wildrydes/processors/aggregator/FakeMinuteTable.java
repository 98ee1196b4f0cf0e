package com.wildrydes.processors.aggregator;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// A table in memory that honours the conditions of writes, as the contract test says. Thread-safe.
final class FakeMinuteTable implements MinuteTable {

    private final Map<MinuteKey, MinuteItem> items = new HashMap<>();
    private int writes;
    private int reads;

    @Override
    public synchronized Map<MinuteKey, MinuteItem> read(Collection<MinuteKey> keys) {
        reads++;
        var found = new HashMap<MinuteKey, MinuteItem>();
        keys.forEach(key -> found.put(key, items.getOrDefault(key, MinuteItem.absent(key))));
        return found;
    }

    @Override
    public synchronized Written write(MinuteItem item) throws UnavailableException, RefusedException {
        MinuteItem current = items.getOrDefault(item.key(), MinuteItem.absent(item.key()));
        if (current.version() != item.version() - 1) {
            return new Written.Conflict(current);
        }
        writes++;
        items.put(item.key(), item);
        return new Written.Done();
    }

    synchronized int writes() {
        return writes;
    }

    synchronized int reads() {
        return reads;
    }

    /// Every item's attributes as text, by name and minute; without those that only the Aggregator uses.
    synchronized Map<String, Map<String, String>> contents() {
        var contents = new TreeMap<String, Map<String, String>>();
        items.values().forEach(item -> Recomputation.addItem(contents, MinuteItemFormat.attributes(item)));
        return contents;
    }
}
