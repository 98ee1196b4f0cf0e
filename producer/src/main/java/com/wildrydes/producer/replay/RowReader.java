package com.wildrydes.producer.replay;

import com.wildrydes.producer.replay.Row.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cuts a stream of bytes into rows. A row ends with LF, CR LF, CR or the stream; in CSV not within quotes (RFC 4180).
///
/// It holds one row at a time, and at most [#MAX_ROW_BYTES] of it. A quote that is never closed, or that is followed by
/// more of its field, spoils its own line only: reading goes on with the next one.
///
/// ```
///  buffer  [ done | row │ not yet looked at │ free ]
///                 start ^    ^ look         ^ limit
/// ```
final class RowReader {

    /// The longest row that is read, 1 MiB: as long as the longest record of a stream.
    static final int MAX_ROW_BYTES = 1 << 20;

    private static final String TOO_LONG = "a row must be at most 1 MiB long";

    private static final int FIRST_BUFFER_BYTES = 1 << 16;
    private static final int END = -1;

    private final InputStream in;
    private final boolean quotes;
    private byte[] buffer = new byte[FIRST_BUFFER_BYTES];
    private int start;
    private int look;
    private int limit;
    private long line = 1;
    private boolean inLongLine;

    /// @param quotes whether a quoted field may hold line ends, as in CSV
    RowReader(InputStream in, boolean quotes) {
        this.in = in;
        this.quotes = quotes;
    }

    /// The next row, or null at the end.
    @Nullable
    Row next() throws IOException {
        look = start;
        if (peek() == END) {
            return null;
        }
        if (inLongLine) {
            return lineOnly(null);
        }
        return quotes ? quotedRow() : lineOnly(null);
    }

    private Row quotedRow() throws IOException {
        long lines = 0;
        boolean fieldBegins = true;
        while (true) {
            int b = peek();
            if (isRowEnd(b)) {
                return row(lines);
            }
            if (look - start == MAX_ROW_BYTES) {
                return lineOnly(null);
            }
            look++;
            if (b == '"' && fieldBegins) {
                long linesInQuotes = skipQuoted();
                if (linesInQuotes < 0) {
                    return lineOnly("a quoted field must end with a quote, but this one does not within 1 MiB");
                }
                lines += linesInQuotes;
                int after = peek();
                if (after != ',' && !isRowEnd(after)) {
                    return lineOnly("a quoted field must end with its quote, but goes on after it");
                }
            }
            fieldBegins = b == ',';
        }
    }

    /// Goes behind the quote that closes a field, and returns the line ends on the way; -1 when there is none.
    private long skipQuoted() throws IOException {
        long lines = 0;
        while (true) {
            int b = peek();
            if (b == END || look - start == MAX_ROW_BYTES) {
                return -1;
            }
            look++;
            if (b == '"') {
                if (peek() != '"') {
                    return lines;
                }
                look++;
            } else if (b == '\n' || (b == '\r' && peek() != '\n')) {
                lines++;
            }
        }
    }

    /// The row that is the line at `start`, or the next part of it.
    private Row lineOnly(@Nullable String problem) throws IOException {
        look = start;
        while (!isRowEnd(peek())) {
            if (look - start == MAX_ROW_BYTES) {
                Part part = inLongLine ? Part.MIDDLE : Part.FIRST;
                inLongLine = true;
                Row row = new Row(line, buffer, start, look - start, part, TOO_LONG);
                start = look;
                return row;
            }
            look++;
        }
        Part part = inLongLine ? Part.LAST : Part.WHOLE;
        inLongLine = false;
        return row(0, part, part == Part.LAST ? TOO_LONG : problem);
    }

    private Row row(long linesWithin) throws IOException {
        return row(linesWithin, Part.WHOLE, null);
    }

    private Row row(long linesWithin, Part part, @Nullable String problem) throws IOException {
        int length = look - start;
        if (peek() == '\r') {
            look++;
            if (peek() == '\n') {
                look++;
            }
        } else if (peek() == '\n') {
            look++;
        }
        // Only now: looking for the LF of a CR LF may have moved the row within the buffer.
        Row row = new Row(line, buffer, start, length, part, problem);
        line += linesWithin + 1;
        start = look;
        return row;
    }

    private static boolean isRowEnd(int b) {
        return b == '\n' || b == '\r' || b == END;
    }

    /// The byte at `look`, or -1 at the end of the stream.
    private int peek() throws IOException {
        return look < limit || fill() ? buffer[look] & 0xFF : END;
    }

    private boolean fill() throws IOException {
        if (limit == buffer.length) {
            if (start > 0) {
                System.arraycopy(buffer, start, buffer, 0, limit - start);
                look -= start;
                limit -= start;
                start = 0;
            } else {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read <= 0) {
            return false;
        }
        limit += read;
        return true;
    }
}
