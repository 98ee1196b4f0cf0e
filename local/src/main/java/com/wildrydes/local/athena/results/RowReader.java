package com.wildrydes.local.athena.results;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads rows of a result file and counts the bytes that they take, so that a later reader can go on behind them. Holds
/// one row at a time. Not thread-safe.
public final class RowReader implements Closeable {
    private final InputStream in;
    private final boolean csv;
    private long position;

    /// @param in at the beginning of a row
    /// @param position how many bytes of the file are before it
    /// @param csv whether rows are as [CsvWriter] writes them; else each line is a row of one value
    public RowReader(InputStream in, long position, boolean csv) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.position = position;
        this.csv = csv;
    }

    /// How many bytes of the file are read.
    public long position() {
        return position;
    }

    /// The next row; null after the last.
    ///
    /// @throws IOException when the file cannot be read or is no result
    public @Nullable List<@Nullable String> next() throws IOException {
        int first = read();
        if (first < 0) {
            return null;
        }
        return csv ? values(first) : List.of(line(first));
    }

    private String line(int first) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = first; b >= 0 && b != '\n'; b = read()) {
            bytes.write(b);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private List<@Nullable String> values(int first) throws IOException {
        List<@Nullable String> values = new ArrayList<>();
        int b = first;
        while (true) {
            if (b == '"') {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                b = quoted(bytes);
                values.add(bytes.toString(StandardCharsets.UTF_8));
            } else {
                values.add(null);
            }
            if (b == '\n') {
                return values;
            }
            if (b != ',') {
                throw new IOException(
                        "not a result of Athena: a value must end with a comma or a line, at byte " + position);
            }
            b = read();
        }
    }

    /// Reads to the end of a quoted value.
    ///
    /// @return the byte behind it
    private int quoted(ByteArrayOutputStream value) throws IOException {
        while (true) {
            int b = read();
            if (b < 0) {
                throw new EOFException("not a result of Athena: a quoted value does not end");
            }
            if (b == '"') {
                int after = read();
                if (after != '"') {
                    return after;
                }
            }
            value.write(b);
        }
    }

    private int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            position++;
        }
        return b;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
