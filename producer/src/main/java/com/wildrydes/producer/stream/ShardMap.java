package com.wildrydes.producer.stream;

import com.wildrydes.telemetry.aggregated.HashKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which shard owns which hash key, at one moment. Immutable.
final class ShardMap {

    /// A shard and its hash keys, from first to last, both included.
    ///
    /// @param open whether it still takes records; a closed one was split or merged away
    record Shard(String id, HashKey first, HashKey last, boolean open) {

        boolean owns(HashKey key) {
            return first.compareTo(key) <= 0 && key.compareTo(last) <= 0;
        }

        boolean overlaps(Shard other) {
            return first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
        }
    }

    private final List<Shard> open;
    private final HashKey[] firsts;
    private final Map<String, Shard> byId = new HashMap<>();

    private ShardMap(List<Shard> all) {
        all.forEach(shard -> byId.put(shard.id, shard));
        open = all.stream()
                .filter(Shard::open)
                .sorted(Comparator.comparing(Shard::first))
                .toList();
        firsts = open.stream().map(Shard::first).toArray(HashKey[]::new);
    }

    /// Made from a listing.
    ///
    /// @param all open and closed shards, in any order
    /// @return null when the open ones do not cover each hash key once, as may be for a moment during a reshard
    static @Nullable ShardMap of(List<Shard> all) {
        ShardMap map = new ShardMap(all);
        HashKey next = HashKey.MIN;
        for (Shard shard : map.open) {
            if (!shard.first.equals(next)) {
                return null;
            }
            next = after(shard.last);
        }
        return next.equals(HashKey.MIN) && !map.open.isEmpty() ? map : null;
    }

    /// The key after this one; the first after the last.
    private static HashKey after(HashKey key) {
        return new HashKey(key.low() == -1 ? key.high() + 1 : key.high(), key.low() + 1);
    }

    /// The open shards, by hash key.
    List<Shard> open() {
        return open;
    }

    /// The index in [#open] of the shard that owns the key.
    int indexOf(HashKey key) {
        int low = 0;
        int high = firsts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firsts[middle].compareTo(key) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// A shard, open or closed; null for one this map has not heard of.
    @Nullable
    Shard find(String id) {
        return byId.get(id);
    }
}
