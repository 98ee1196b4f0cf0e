package com.wildrydes.processors.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// What somebody may have meant by a name that does not exist.
final class Nearest {

    private Nearest() {}

    /// The known name that is one edit in three letters away, or nearer.
    static Optional<String> to(String name, Collection<String> known) {
        // No name here is longer: a long one is not worth the time that comparing it takes.
        if (name.length() > 40) {
            return Optional.empty();
        }
        return known.stream()
                .filter(candidate -> edits(name, candidate) <= Math.max(name.length(), candidate.length()) / 3)
                .min(Comparator.comparingInt((String candidate) -> edits(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// How many letters must be put in, taken out or replaced (Levenshtein).
    private static int edits(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
