package com.wildrydes.processors.fleet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads what [ColumnWriter] wrote, in the same order. Not thread-safe.
///
/// Whatever the bytes are, it reads them or throws [IllegalArgumentException].
final class ColumnReader {

    /// Beyond any block that fits into an item; what inflates to more is no block.
    private static final int MOST_BYTES = 64 << 20;

    /// More than fit into an item.
    private static final int MOST_THINGS = 1_000_000;

    private final byte[] data;
    private int at;

    /// Reads the columns of `bytes` from `offset` on.
    ColumnReader(byte[] bytes, int offset) {
        data = inflated(bytes, offset);
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte part = data[checked(1)];
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value >>> 1 ^ -(value & 1);
            }
        }
        throw malformed("a number has at most 10 bytes");
    }

    /// A number of things, in [0, [#MOST_THINGS]].
    int count() {
        return below(MOST_THINGS + 1);
    }

    /// A number in [0, bound).
    int below(int bound) {
        long number = number();
        if (number < 0 || number >= bound) {
            throw malformed("a number must be in [0, " + bound + "): " + number);
        }
        return (int) number;
    }

    byte[] bytes() {
        int length = below(data.length + 1);
        int from = checked(length);
        return Arrays.copyOfRange(data, from, from + length);
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    long[] numbers(int count) {
        long least = number();
        int width = below(Long.BYTES + 1);
        var values = new long[count];
        for (int plane = 0; plane < width; plane++) {
            int from = checked(count);
            for (int i = 0; i < count; i++) {
                values[i] = values[i] << Byte.SIZE | data[from + i] & 0xFF;
            }
        }
        for (int i = 0; i < count; i++) {
            values[i] += least;
        }
        return values;
    }

    /// Where the next `length` bytes are; the reader goes behind them.
    private int checked(int length) {
        if (length > data.length - at) {
            throw malformed("there must be " + length + " bytes more: are " + (data.length - at));
        }
        int from = at;
        at += length;
        return from;
    }

    private IllegalArgumentException malformed(String rule) {
        return new IllegalArgumentException("a block's state is broken before byte " + at + ": " + rule);
    }

    private static byte[] inflated(byte[] bytes, int offset) {
        var inflater = new Inflater(true);
        var target = new ByteArrayOutputStream(4 * bytes.length);
        try {
            inflater.setInput(bytes, offset, bytes.length - offset);
            var buffer = new byte[8192];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                target.write(buffer, 0, length);
                if (length == 0 && !inflater.finished() || target.size() > MOST_BYTES) {
                    throw new IllegalArgumentException("a block's state must be a whole Deflate stream of at most "
                            + MOST_BYTES + " bytes: broken after " + target.size());
                }
            }
            return target.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("a block's state must be a Deflate stream: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }
}
