package com.wildrydes.processors.changes;

import com.wildrydes.processors.fleet.UnicornState;

/// What unicorns take at most of an answer of a function that is not compressed: JSON within JSON, UTF-8.
///
/// ```
/// a unicorn, all numbers at their longest     210, its quotes as two bytes each
/// a name's character                          1 in ASCII, else 3 a UTF-16 unit
///   a quote or a backslash                    4: \\\"
///   a control character                       7: \\u0001
/// ```
///
/// Compressed and in base64 the same answer is shorter, whatever the names are.
final class AnswerBytes {

    /// Of the 6 MB that Lambda takes as an answer ("Lambda quotas"), without headers and cursor.
    static final long MOST = 6_000_000;

    private static final int ROW = 210;

    /// Two quotes and a comma.
    private static final int AROUND_A_NAME = 5;

    private AnswerBytes() {}

    static long of(UnicornState unicorn) {
        return ROW + text(unicorn.name());
    }

    static long ofGone(String name) {
        return AROUND_A_NAME + text(name);
    }

    private static long text(String name) {
        long bytes = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ') {
                bytes += 7;
            } else if (c == '"' || c == '\\') {
                bytes += 4;
            } else {
                bytes += c < 0x80 ? 1 : 3;
            }
        }
        return bytes;
    }
}
