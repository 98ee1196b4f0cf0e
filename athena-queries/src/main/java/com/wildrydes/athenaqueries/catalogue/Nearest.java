package com.wildrydes.athenaqueries.catalogue;

import java.util.Collection;
import java.util.Comparator;

/// What somebody may have meant by a name that does not exist.
final class Nearest {
    private Nearest() {}

    /// `, did you mean 'trip'?`, or nothing where no name is near: one edit in three letters.
    static String suggestion(String name, Collection<String> names) {
        return names.stream()
                .filter(candidate -> distance(name, candidate) <= Math.max(name.length(), candidate.length()) / 3
                        || candidate.contains(name) && name.length() > 2)
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .map(nearest -> ", did you mean '" + nearest + "'?")
                .orElse("");
    }

    /// Levenshtein's distance: how many letters must be put in, taken out or replaced.
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
