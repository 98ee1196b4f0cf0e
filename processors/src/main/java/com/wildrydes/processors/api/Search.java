package com.wildrydes.processors.api;

import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.fleet.UnicornState;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds unicorns by a part of their names, whatever its case and whichever way its letters are coded.
final class Search {

    private Search() {}

    /// The unicorns with this text in their names: first those that are called so, then those that begin with it,
    /// each by name.
    static List<UnicornState> find(List<Block> blocks, String text, int limit) {
        String wanted = folded(text);
        return blocks.stream()
                .flatMap(block -> block.rows().values().stream())
                .map(unicorn -> new Found(unicorn, folded(unicorn.name())))
                .filter(found -> found.name.contains(wanted))
                .sorted(Comparator.comparing((Found found) -> !found.name.equals(wanted))
                        .thenComparing(found -> !found.name.startsWith(wanted))
                        .thenComparing(Found::name)
                        .thenComparing(found -> found.unicorn.name()))
                .limit(limit)
                .map(Found::unicorn)
                .toList();
    }

    private static String folded(String text) {
        String normal = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        return normal.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private record Found(UnicornState unicorn, String name) {}
}
