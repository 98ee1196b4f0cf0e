package com.wildrydes.athenaqueries.catalogue;

import java.util.Collection;
import java.util.Comparator;

/// What somebody may have meant by a name that does not exist.
final class Nearest {
    private Nearest() {}

    /// The end of a sentence about a name: `, did you mean 'trip'?`, or `.` where no name is near, which is one
    /// edit in three letters, or a part of it.
    static String suggestion(String name, Collection<String> names) {
        return names.stream()
                .filter(candidate -> distance(name, candidate) <= Math.max(name.length(), candidate.length()) / 3
                        || candidate.contains(name) && name.length() > 2)
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .map(nearest -> ", did you mean '" + nearest + "'?")
                .orElse(".");
    }

    /// How many letters must be put in, taken out, replaced or swapped with their neighbour (optimal string alignment).
    private static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : edit(edits, a, i, b, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int edit(int[][] edits, String a, int i, String b, int j) {
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
    }
}
