package com.wildrydes.cli.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Minutes in memory.
final class FakeMinutes implements Minutes {
    private final Map<MinuteKey, MinuteFigures> minutes = new TreeMap<>();

    /// How many unicorns' minutes were handed over one by one.
    private int handedOver;

    FakeMinutes() {}

    FakeMinutes(Map<MinuteKey, MinuteFigures> minutes) {
        this.minutes.putAll(minutes);
    }

    FakeMinutes with(MinuteKey key, MinuteFigures figures) {
        minutes.put(key, figures);
        return this;
    }

    FakeMinutes without(MinuteKey key) {
        minutes.remove(key);
        return this;
    }

    int handedOver() {
        return handedOver;
    }

    @Override
    public Map<String, Fingerprint> fingerprints(MinuteRange range) {
        var fingerprints = new HashMap<String, Fingerprint>();
        minutes.forEach((key, figures) -> {
            if (range.contains(key.minute())) {
                fingerprints.merge(key.minute(), Fingerprint.of(key.name(), figures), Fingerprint::plus);
            }
        });
        return fingerprints;
    }

    @Override
    public void read(NavigableSet<String> wanted, BiConsumer<MinuteKey, MinuteFigures> consumer) {
        minutes.forEach((key, figures) -> {
            if (wanted.contains(key.minute())) {
                handedOver++;
                consumer.accept(key, figures);
            }
        });
    }

    @Override
    public Map<MinuteKey, MinuteFigures> find(Collection<MinuteKey> keys) {
        var found = new HashMap<>(minutes);
        found.keySet().retainAll(keys);
        return found;
    }
}
