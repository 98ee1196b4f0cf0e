package com.wildrydes.producer.replay;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// An open file of recorded trips: unpacked, its format known, its header read.
///
/// Packed is what begins with gzip's magic bytes (RFC 1952), however it is called, and it may have several members.
/// JSON lines is what begins with `{` or is called `.json`, `.jsonl`, `.ndjson` or `.unsent`, also before `.gz` and
/// `.rejected`; all else is CSV.
final class TripFile implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16_BIG_MARK = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF_16_LITTLE_MARK = {(byte) 0xFF, (byte) 0xFE};

    /// Blanks and empty lines before the first row, as far as they are looked through for the format.
    private static final int LONGEST_BLANK = 4096;

    private final InputStream in;
    private final RowReader rows;
    private final byte[] header;
    private final @Nullable RowParser parser;

    private TripFile(InputStream in, RowReader rows, byte[] header, @Nullable RowParser parser) {
        this.in = in;
        this.rows = rows;
        this.header = header;
        this.parser = parser;
    }

    /// Reads up to the first row.
    ///
    /// @param label how messages call the file
    /// @param raw what is in it; closed with this, also when this throws
    /// @throws ReplayException when it cannot be replayed as a whole
    static TripFile open(String label, InputStream raw, FieldMapping mapping) throws IOException {
        try {
            InputStream in = unpacked(label, raw);
            if (isJson(label, in)) {
                return new TripFile(in, new RowReader(in, false), new byte[0], new JsonRowParser(label, mapping));
            }
            RowReader rows = new RowReader(in, true);
            Row header = firstRow(rows);
            if (header == null) {
                return new TripFile(in, rows, new byte[0], null);
            }
            byte[] bytes = Arrays.copyOfRange(header.bytes(), header.offset(), header.offset() + header.length());
            return new TripFile(in, rows, bytes, new CsvRowParser(label, headerText(label, header), mapping));
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /// The next row that is not blank, or null at the end.
    @Nullable
    Row next() throws IOException {
        return firstRow(rows);
    }

    private static @Nullable Row firstRow(RowReader rows) throws IOException {
        Row row = rows.next();
        while (row != null && row.isBlank()) {
            row = rows.next();
        }
        return row;
    }

    private static String headerText(String label, Row header) throws ReplayException {
        try {
            return header.text();
        } catch (UnreadableRowException e) {
            throw new ReplayException(label + ": the header cannot be read: " + e.reason(), e);
        }
    }

    /// The parser of its rows; only an empty file has none.
    @Nullable
    RowParser parser() {
        return parser;
    }

    /// The header's bytes, without its line end; empty when the format has none.
    byte[] header() {
        return header;
    }

    private static InputStream unpacked(String label, InputStream raw) throws IOException {
        InputStream in = new BufferedInputStream(raw, BUFFER_BYTES);
        if (begins(in, ZIP)) {
            throw new ReplayException(label + ": a zip archive must be unpacked first; gzip is read as it is");
        }
        if (begins(in, GZIP)) {
            in = new BufferedInputStream(new GZIPInputStream(new EagerStream(in), BUFFER_BYTES), BUFFER_BYTES);
        }
        if (begins(in, UTF_16_BIG_MARK) || begins(in, UTF_16_LITTLE_MARK)) {
            throw new ReplayException(label + ": the text must be UTF-8, but is UTF-16: save it as UTF-8");
        }
        if (begins(in, UTF_8_MARK)) {
            in.skipNBytes(UTF_8_MARK.length);
        }
        return in;
    }

    private static boolean begins(InputStream in, byte[] bytes) throws IOException {
        in.mark(bytes.length);
        byte[] first = in.readNBytes(bytes.length);
        in.reset();
        return Arrays.equals(first, bytes);
    }

    private static boolean isJson(String label, InputStream in) throws IOException {
        int first = firstVisible(in);
        boolean isCalledJson =
                label.toLowerCase(Locale.ROOT).matches(".*\\.(json|jsonl|ndjson|unsent)(\\.gz)?(\\.rejected)*");
        if (first == '[' && isCalledJson) {
            throw new ReplayException(label
                    + ": JSON must be one object a line, but is an array: turn it into lines with " + "jq -c '.[]'");
        }
        return first == '{' || isCalledJson;
    }

    private static int firstVisible(InputStream in) throws IOException {
        in.mark(LONGEST_BLANK);
        int b = in.read();
        for (int read = 1; read < LONGEST_BLANK && (b == ' ' || b == '\t' || b == '\r' || b == '\n'); read++) {
            b = in.read();
        }
        in.reset();
        return b;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
