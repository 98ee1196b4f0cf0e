package com.wildrydes.processors.replay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a piece of a result file: UTF-8, every value in double quotes, quotes in it doubled, `\n`
/// behind each row and in no value (Amazon Athena User Guide, "Query results": CSV). Not thread-safe.
///
/// The piece begins with a row and may end within one, which is left out.
final class ResultRows {

    private final byte[] piece;
    private int next;

    ResultRows(byte[] piece) {
        this.piece = piece;
    }

    /// Where the next row begins, bytes from the piece's beginning: the end of all whole rows once [#next] has said
    /// null.
    int offset() {
        return next;
    }

    /// The values of the next whole row; null when there is none.
    ///
    /// @throws IllegalArgumentException when the row is not written as above
    @Nullable
    List<String> next() {
        int end = endOfRow(next);
        if (end < 0) {
            return null;
        }
        var values = new ArrayList<String>();
        int at = next;
        while (at < end) {
            int close = closingQuote(at, end);
            String value = new String(piece, at + 1, close - at - 1, StandardCharsets.UTF_8);
            values.add(value.indexOf('"') < 0 ? value : value.replace("\"\"", "\""));
            at = close + 1;
            if (at < end && piece[at++] != ',') {
                throw broken();
            }
        }
        next = end + 1;
        return values;
    }

    private int endOfRow(int from) {
        for (int i = from; i < piece.length; i++) {
            if (piece[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private int closingQuote(int at, int end) {
        if (piece[at] != '"') {
            throw broken();
        }
        for (int i = at + 1; i < end; i++) {
            if (piece[i] == '"') {
                if (i + 1 < end && piece[i + 1] == '"') {
                    i++;
                } else {
                    return i;
                }
            }
        }
        throw broken();
    }

    private IllegalArgumentException broken() {
        return new IllegalArgumentException("a result's row must be of values in double quotes: at byte " + next);
    }
}
