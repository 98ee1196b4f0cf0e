package com.wildrydes.processors.fleet;

import com.wildrydes.processors.alert.Falls;
import com.wildrydes.processors.alert.Transition;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Rows and blocks for tests.
public final class Rows {

    private Rows() {}

    public static UnicornState row(String name, long statusTimeMs, @Nullable Long healthFallMs) {
        return new UnicornState(
                name,
                statusTimeMs,
                40.748441,
                -73.985664,
                healthFallMs == null ? 150 : 73,
                140,
                8.4,
                270,
                statusTimeMs + 500,
                1,
                healthFallMs,
                null);
    }

    /// Rows whose names do not compress: each takes some 20 bytes.
    public static UnicornState[] bulky(int count) {
        var random = new Random(7);
        return IntStream.range(0, count)
                .mapToObj(i -> row(
                        Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()),
                        Falls.NOON + i,
                        null))
                .toArray(UnicornState[]::new);
    }

    /// A block with these rows, and a fall that is not delivered.
    public static Block block(BlockKey key, long version, UnicornState... rows) {
        return block(key, version, List.of(Falls.fall("Shadowfax", Falls.NOON)), rows);
    }

    public static Block block(BlockKey key, long version, List<Transition> pending, UnicornState... rows) {
        SortedMap<String, UnicornState> all = new TreeMap<>();
        for (UnicornState row : rows) {
            all.put(row.name(), row);
        }
        var header = new BlockHeader(Falls.NOON + 900, Falls.NOON + 700, 12, 3.5, 20_779, 123_456);
        return new Block(key, -7, version, header, all, pending);
    }
}
