package com.wildrydes.processors.changes;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;

/// Cursors to and from the text that clients keep: base64url of
///
/// ```
/// 01                              version of this format
/// box                             4 × 4 bytes: west, south, east, north, 1e-6 degrees
/// blocks │ next                   numbers
/// of each block: 1 + version      number; 0 when nothing is known, and then no more of it
///                epoch            8 bytes
///                gone up to       number, seconds since the epoch
/// CRC-32 of all before            4 bytes
/// ```
///
/// with numbers in 7 bits a byte, the lowest first. Sixteen blocks make about 370 characters.
final class CursorCodec {

    private static final byte FORMAT = 1;
    private static final int MOST_BLOCKS = 256;
    private static final int CRC_BYTES = 4;
    private static final int LONGEST = 1 + 16 + 4 + MOST_BLOCKS * 28 + CRC_BYTES;
    private static final String RULE =
            "since must be a cursor of an answer before; leave it out to get the whole fleet";

    private CursorCodec() {}

    static String encode(Cursor cursor) {
        var bytes = ByteBuffer.allocate(LONGEST);
        bytes.put(FORMAT);
        Box box = cursor.box();
        bytes.putInt(box.westE6()).putInt(box.southE6()).putInt(box.eastE6()).putInt(box.northE6());
        putNumber(bytes, cursor.parts().size());
        putNumber(bytes, cursor.next());
        for (Cursor.Part part : cursor.parts()) {
            boolean nothing = part.equals(Cursor.Part.NOTHING);
            putNumber(bytes, nothing ? 0 : 1 + part.version());
            if (!nothing) {
                bytes.putLong(part.epoch());
                putNumber(bytes, part.goneAtSeconds());
            }
        }
        bytes.putInt(crc(bytes.array(), bytes.position()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    /// The cursor of this text.
    ///
    /// @throws IllegalArgumentException when no answer had this cursor; its message says what to do
    static Cursor decode(String text) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(text);
            if (all.length <= CRC_BYTES || all.length > LONGEST || all[0] != FORMAT) {
                throw new IllegalArgumentException(RULE);
            }
            var bytes = ByteBuffer.wrap(all);
            int end = all.length - CRC_BYTES;
            if (bytes.getInt(end) != crc(all, end)) {
                throw new IllegalArgumentException(RULE);
            }
            return read(bytes.limit(end).position(1));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new IllegalArgumentException(RULE, e);
        }
    }

    private static Cursor read(ByteBuffer bytes) {
        var box = new Box(bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt());
        long blocks = number(bytes);
        long next = number(bytes);
        if (blocks > MOST_BLOCKS || next >= blocks) {
            throw new IllegalArgumentException(RULE);
        }
        var parts = new ArrayList<Cursor.Part>();
        for (int i = 0; i < blocks; i++) {
            long version = number(bytes) - 1;
            parts.add(version < 0 ? Cursor.Part.NOTHING : new Cursor.Part(bytes.getLong(), version, number(bytes)));
        }
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException(RULE);
        }
        return new Cursor(box, parts, (int) next);
    }

    private static void putNumber(ByteBuffer bytes, long number) {
        long left = number;
        while ((left & ~0x7FL) != 0) {
            bytes.put((byte) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        bytes.put((byte) left);
    }

    private static long number(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte part = bytes.get();
            number |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException(RULE);
    }

    private static int crc(byte[] bytes, int length) {
        var crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
