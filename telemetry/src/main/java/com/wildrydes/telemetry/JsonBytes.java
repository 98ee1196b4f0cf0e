package com.wildrydes.telemetry;

import java.nio.charset.StandardCharsets;

/// Writes JSON values straight to bytes. Thread-safe.
///
/// Each method writes at `offset` of `target`, which must have room, and returns the offset after it. Nothing
/// is allocated but for text that is not plain ASCII and for numbers that have no short form.
public final class JsonBytes {

    /// `\u0000`
    public static final int MAX_BYTES_PER_CHAR = 6;

    public static final int MAX_DOUBLE_LENGTH = "-1.2345678901234567E-308".length();

    public static final int MAX_INTEGER_LENGTH = "2147483647".length();

    public static final int MAX_LONG_LENGTH = "-9223372036854775808".length();

    /// Most decimals of the short form: a nanometre of distance, a tenth of a millimetre of position.
    private static final int DECIMALS = 9;

    private static final int SCALE = 1_000_000_000;

    /// Up to 15 digits a decimal and a double determine each other, so no shorter decimal can mean the same
    /// double.
    private static final double MAX_SCALED = 1e15;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private JsonBytes() {}

    /// What stands between values.
    public static int raw(byte[] text, byte[] target, int offset) {
        System.arraycopy(text, 0, target, offset, text.length);
        return offset + text.length;
    }

    /// The content of a JSON string, in UTF-8: at most [#MAX_BYTES_PER_CHAR] bytes a char.
    ///
    /// @param text valid Unicode
    @SuppressWarnings("deprecation") // getBytes by range copies the low bytes: exactly what ASCII needs, and fastest.
    public static int string(String text, byte[] target, int offset) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c >= 0x80) {
                return escaped(text, target, offset);
            }
        }
        text.getBytes(0, length, target, offset);
        return offset + length;
    }

    private static int escaped(String text, byte[] target, int offset) {
        int at = offset;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b == '"' || b == '\\') {
                target[at++] = '\\';
                target[at++] = b;
            } else if (b >= 0 && b < ' ') {
                at = controlCharacter(b, target, at);
            } else {
                target[at++] = b;
            }
        }
        return at;
    }

    private static int controlCharacter(byte c, byte[] target, int offset) {
        target[offset] = '\\';
        target[offset + 1] = 'u';
        target[offset + 2] = '0';
        target[offset + 3] = '0';
        target[offset + 4] = HEX[c >> 4];
        target[offset + 5] = HEX[c & 0xF];
        return offset + 6;
    }

    /// The shortest decimal that reads back as exactly this finite double, at most [#MAX_DOUBLE_LENGTH]
    /// bytes: from a long when it has few digits, else by [Double#toString].
    public static int number(double value, byte[] target, int offset) {
        double scaled = Math.rint(value * SCALE);
        if (Math.abs(scaled) < MAX_SCALED && scaled / SCALE == value) {
            return decimal((long) scaled, target, offset);
        }
        return raw(Double.toString(value).getBytes(StandardCharsets.US_ASCII), target, offset);
    }

    /// `scaled / SCALE`, without trailing zeros.
    private static int decimal(long scaled, byte[] target, int offset) {
        int at = offset;
        long magnitude = Math.abs(scaled);
        if (scaled < 0) {
            target[at++] = '-';
        }
        int whole = (int) (magnitude / SCALE);
        int fraction = (int) (magnitude - (long) whole * SCALE);
        at = integer(whole, target, at);
        if (fraction == 0) {
            return at;
        }
        target[at++] = '.';
        int decimals = DECIMALS;
        while (fraction % 1000 == 0) {
            fraction /= 1000;
            decimals -= 3;
        }
        Digits.write(fraction, decimals, target, at);
        at += decimals;
        while (target[at - 1] == '0') {
            at--;
        }
        return at;
    }

    /// A whole number, not negative.
    public static int integer(int value, byte[] target, int offset) {
        int count = Digits.count(value);
        Digits.write(value, count, target, offset);
        return offset + count;
    }

    /// A whole number.
    public static int integer(long value, byte[] target, int offset) {
        long billions = value / SCALE;
        if (value < 0 || billions > Integer.MAX_VALUE) {
            return raw(Long.toString(value).getBytes(StandardCharsets.US_ASCII), target, offset);
        }
        if (billions == 0) {
            return integer((int) value, target, offset);
        }
        int at = integer((int) billions, target, offset);
        Digits.write((int) (value - billions * SCALE), DECIMALS, target, at);
        return at + DECIMALS;
    }
}
