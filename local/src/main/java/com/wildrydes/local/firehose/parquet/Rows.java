package com.wildrydes.local.firehose.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The rows of one record on their way from JSON to Parquet: no object a value, and all of it used again for
/// the next record. Grows to the largest record. For one thread.
///
/// A cell is a long: the number itself, the bits of a `double` or `float`, 0 or 1; or, for strings, decimals
/// and timestamps, where its bytes are in [#bytes]: offset in the upper half, length in the lower.
final class Rows {

    private final int columns;
    private long[] cells;
    private boolean[] present;
    private byte[] bytes = new byte[4096];
    private int rows;
    private int used;

    Rows(int columns) {
        this.columns = columns;
        this.cells = new long[64 * columns];
        this.present = new boolean[64 * columns];
    }

    void clear() {
        rows = 0;
        used = 0;
    }

    int count() {
        return rows;
    }

    /// Begins a row of nulls.
    void add() {
        int needed = (rows + 1) * columns;
        if (needed > cells.length) {
            cells = Arrays.copyOf(cells, 2 * needed);
            present = Arrays.copyOf(present, 2 * needed);
        }
        Arrays.fill(present, rows * columns, needed, false);
        rows++;
    }

    /// Sets a cell of the row begun last.
    void set(int column, long value) {
        int cell = (rows - 1) * columns + column;
        cells[cell] = value;
        present[cell] = true;
    }

    /// Makes a cell of the row begun last null again.
    void unset(int column) {
        present[(rows - 1) * columns + column] = false;
    }

    /// Sets a cell of the row begun last to text in UTF-8.
    void set(int column, char[] text, int offset, int length) {
        reserve(length);
        int start = used;
        for (int i = 0; i < length; i++) {
            char character = text[offset + i];
            if (character >= 0x80) {
                set(column, new String(text, offset, length).getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[start + i] = (byte) character;
        }
        used = start + length;
        set(column, place(start, length));
    }

    /// Sets a cell of the row begun last to bytes.
    void set(int column, byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, bytes, used, value.length);
        set(column, place(used, value.length));
        used += value.length;
    }

    private void reserve(int length) {
        if (bytes.length - used < length) {
            bytes = Arrays.copyOf(bytes, 2 * (used + length));
        }
    }

    private static long place(int offset, int length) {
        return (long) offset << 32 | length;
    }

    boolean isPresent(int row, int column) {
        return present[row * columns + column];
    }

    long cell(int row, int column) {
        return cells[row * columns + column];
    }

    byte[] bytes() {
        return bytes;
    }

    static int offset(long place) {
        return (int) (place >>> 32);
    }

    static int length(long place) {
        return (int) place;
    }
}
