package com.wildrydes.processors.fleet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import java.util.zip.Deflater;

/// Writes columns of numbers and bytes, compressed. Not thread-safe.
///
/// A number is a variable-length integer: 7 bits a byte, least significant first, the high bit set on all bytes but
/// the last, the sign in the lowest bit (zigzag, as in Protocol Buffers' encoding). A column of numbers is their
/// least, the width in bytes of their differences to it, and those differences byte plane by byte plane, the most
/// significant first: so what is alike in all rows stands together.
///
/// ```
/// numbers     70,001  70,300  70,002          least 70,001, width 2
/// planes      00 01 00   00 2B 01
/// ```
///
/// All of it goes through one raw Deflate stream (RFC 1951), with a new block, and so a code of its own, for each
/// plane: the last digits of coordinates, which do not compress, would spoil the code of the rest.
final class ColumnWriter implements AutoCloseable {

    private static final int LEVEL = 6;

    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[8192];
    private final Deflater deflater = new Deflater(LEVEL, true);

    /// Adds one number to the block that is being written.
    void number(long value) {
        long rest = value << 1 ^ value >> (Long.SIZE - 1);
        for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
            block.write((int) rest & 0x7F | 0x80);
        }
        block.write((int) rest);
    }

    /// Adds bytes to the block that is being written, with their length before them.
    void bytes(byte[] bytes) {
        number(bytes.length);
        block.writeBytes(bytes);
    }

    /// As [#bytes], of the text in UTF-8.
    void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A column of numbers; how many they are must be known to who reads them.
    void numbers(LongStream values) {
        long[] all = values.toArray();
        long least = LongStream.of(all).min().orElse(0);
        long most = LongStream.of(all).max().orElse(0);
        int width = (Long.SIZE - Long.numberOfLeadingZeros(Math.subtractExact(most, least)) + 7) / 8;
        number(least);
        number(width);
        for (int shift = (width - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            for (long value : all) {
                block.write((int) (value - least >>> shift));
            }
            end();
        }
    }

    /// Ends the block of the stream: what comes next has another code.
    void end() {
        deflater.setInput(block.toByteArray());
        block.reset();
        drain(Deflater.SYNC_FLUSH);
    }

    byte[] toBytes() {
        deflater.finish();
        drain(Deflater.NO_FLUSH);
        return compressed.toByteArray();
    }

    private void drain(int flush) {
        int length;
        do {
            length = deflater.deflate(buffer, 0, buffer.length, flush);
            compressed.write(buffer, 0, length);
        } while (length == buffer.length);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
