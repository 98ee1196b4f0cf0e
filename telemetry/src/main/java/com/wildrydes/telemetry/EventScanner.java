package com.wildrydes.telemetry;

import com.fasterxml.jackson.core.io.NumberInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads events that look exactly as [EventWriter] writes them, with a name of plain ASCII and numbers without
/// exponents: nearly all there are, several times faster than a parser that is ready for everything.
///
/// It never rejects: whatever is a little different is left to [EventReader], which also knows the reasons.
/// What it does read, the other reads the same.
final class EventScanner {

    /// So many digits are exact in a double, and so are the powers of ten that divide them: one division,
    /// rounded once.
    private static final int MAX_DIGITS = 15;

    /// Longer than any number that a double is written as without an exponent.
    private static final int MAX_LONG_NUMBER = 25;

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private final byte[] data;
    private final int end;
    private int at;
    private boolean different;

    EventScanner(byte[] data, int offset, int length) {
        this.data = data;
        this.at = offset;
        this.end = offset + length;
    }

    /// The event, or null when the record is not exactly in the written form.
    @Nullable
    StatusEvent scan() {
        literal(EventLayout.NAME);
        String name = string();
        literal(EventLayout.STATUS_TIME);
        long statusTimeMs = time();
        literal(EventLayout.LATITUDE);
        double latitude = number();
        literal(EventLayout.LONGITUDE);
        double longitude = number();
        literal(EventLayout.DISTANCE);
        double distance = number();
        literal(EventLayout.HEALTH_POINTS);
        int healthPoints = points();
        literal(EventLayout.MAGIC_POINTS);
        int magicPoints = points();
        literal(EventLayout.END);
        return different || at != end
                ? null
                : new StatusEvent(name, statusTimeMs, latitude, longitude, distance, healthPoints, magicPoints);
    }

    private void literal(byte[] expected) {
        int next = at + expected.length;
        if (different || next > end || !Arrays.equals(data, at, next, expected, 0, expected.length)) {
            different = true;
        } else {
            at = next;
        }
    }

    private String string() {
        int start = at;
        while (at < end && data[at] >= ' ' && data[at] != '"' && data[at] != '\\') {
            at++;
        }
        return different ? "" : new String(data, start, at - start, StandardCharsets.ISO_8859_1);
    }

    private long time() {
        if (different || end - at < StatusTime.LENGTH) {
            different = true;
            return 0;
        }
        long timeMs = StatusTime.parse(data, at);
        different = timeMs == StatusTime.INVALID;
        at += StatusTime.LENGTH;
        return timeMs;
    }

    private double number() {
        boolean negative = at < end && data[at] == '-';
        if (negative) {
            at++;
        }
        int start = at;
        long mantissa = digits(0);
        int wholeDigits = at - start;
        // JSON wants a digit, and no zero before another.
        different |= wholeDigits == 0 || (wholeDigits > 1 && data[start] == '0');
        int decimals = 0;
        if (at < end && data[at] == '.') {
            at++;
            int fraction = at;
            mantissa = digits(mantissa);
            decimals = at - fraction;
            different |= decimals == 0;
        }
        if (wholeDigits + decimals > MAX_DIGITS) {
            return longNumber(start, at, negative);
        }
        double value = mantissa / POWERS_OF_TEN[decimals];
        return negative ? -value : value;
    }

    private double longNumber(int start, int end, boolean negative) {
        if (different || end - start > MAX_LONG_NUMBER) {
            different = true;
            return 0;
        }
        double value = NumberInput.parseDouble(new String(data, start, end - start, StandardCharsets.ISO_8859_1), true);
        return negative ? -value : value;
    }

    private int points() {
        int start = at;
        long value = digits(0);
        int count = at - start;
        different |= count == 0 || count > MAX_DIGITS || (count > 1 && data[start] == '0') || value > Integer.MAX_VALUE;
        return (int) value;
    }

    /// Appends the digits that follow to a number. With more than MAX_DIGITS of them the result means nothing.
    private long digits(long before) {
        long value = before;
        while (at < end) {
            int digit = data[at] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = 10 * value + digit;
            at++;
        }
        return value;
    }
}
