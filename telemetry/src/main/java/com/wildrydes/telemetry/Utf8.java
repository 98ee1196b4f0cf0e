package com.wildrydes.telemetry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF, nothing cut off.
final class Utf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /// Position of the first byte, from `offset` on, that is not UTF-8; or -1.
    static int malformedAt(byte[] data, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at <= end - Long.BYTES && ((long) LONGS.get(data, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < end && data[at] >= 0) {
            at++;
        }
        return at == end ? -1 : decode(data, at, end - at, at - offset);
    }

    private static int decode(byte[] data, int offset, int length, int before) {
        ByteBuffer bytes = ByteBuffer.wrap(data, offset, length);
        // As many characters as bytes are always enough.
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(bytes, CharBuffer.allocate(length), true)
                .isError();
        return malformed ? before + bytes.position() - offset : -1;
    }
}
