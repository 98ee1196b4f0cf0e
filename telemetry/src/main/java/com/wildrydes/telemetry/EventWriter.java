package com.wildrydes.telemetry;

import java.nio.charset.StandardCharsets;

/// Writes the parts of an event's JSON straight to bytes.
///
/// Each method writes at `offset` of `target` and returns the offset after it. Only what has no short form
/// allocates.
final class EventWriter {

    /// Most decimals of the short form: a nanometre of distance, a tenth of a millimetre of position.
    private static final int DECIMALS = 9;

    private static final double SCALE = 1e9;

    /// Up to 15 digits a decimal and a double determine each other, so no shorter decimal can mean the same
    /// double.
    private static final double MAX_SCALED = 1e15;

    private static final byte[] HEX = ascii("0123456789abcdef");

    private EventWriter() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static int raw(byte[] text, byte[] target, int offset) {
        System.arraycopy(text, 0, target, offset, text.length);
        return offset + text.length;
    }

    /// The content of a JSON string, in UTF-8. The text has no lone surrogates. Plain ASCII is copied at once.
    @SuppressWarnings("deprecation") // getBytes by range copies the low bytes: exactly what ASCII needs, and fastest.
    static int string(String text, byte[] target, int offset) {
        int length = text.length();
        text.getBytes(0, length, target, offset);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c >= 0x80) {
                return escaped(text, target, offset);
            }
        }
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

    /// The shortest decimal that reads back as exactly this finite double.
    ///
    /// A double that is a decimal of up to 15 digits is written from a long; any other by [Double#toString].
    static int number(double value, byte[] target, int offset) {
        double scaled = Math.rint(value * SCALE);
        if (Math.abs(scaled) < MAX_SCALED && scaled / SCALE == value) {
            return decimal((long) scaled, target, offset);
        }
        return raw(ascii(Double.toString(value)), target, offset);
    }

    /// `scaled / 10^9`, without trailing zeros.
    private static int decimal(long scaled, byte[] target, int offset) {
        int at = offset;
        long magnitude = scaled;
        if (scaled < 0) {
            target[at++] = '-';
            magnitude = -scaled;
        }
        int whole = (int) (magnitude / 1_000_000_000);
        int fraction = (int) (magnitude % 1_000_000_000);
        at = integer(whole, target, at);
        if (fraction != 0) {
            target[at] = '.';
            int last = 0;
            for (int i = DECIMALS; i > 0; i--) {
                int rest = fraction / 10;
                int digit = fraction - rest * 10;
                if (digit != 0 && last == 0) {
                    last = i;
                }
                target[at + i] = (byte) ('0' + digit);
                fraction = rest;
            }
            at += last + 1;
        }
        return at;
    }

    /// A whole number, not negative.
    static int integer(int value, byte[] target, int offset) {
        int end = offset + digits(value);
        int rest = value;
        for (int i = end - 1; i >= offset; i--) {
            int next = rest / 10;
            target[i] = (byte) ('0' + rest - next * 10);
            rest = next;
        }
        return end;
    }

    private static int digits(int value) {
        int digits = 1;
        for (long bound = 10; value >= bound; bound *= 10) {
            digits++;
        }
        return digits;
    }
}
