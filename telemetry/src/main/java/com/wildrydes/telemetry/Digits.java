package com.wildrydes.telemetry;

import java.nio.charset.StandardCharsets;

/// Decimal digits of whole numbers, written two at a time.
final class Digits {

    private static final byte[] PAIRS = pairs();

    private Digits() {}

    /// How many digits a number has that is not negative.
    static int count(int value) {
        int count = 1;
        // Multiplied up rather than divided down: a comparison costs less than a division.
        for (long bound = 10; value >= bound; bound *= 10) {
            count++;
        }
        return count;
    }

    /// Writes the last `count` digits of a number that is not negative.
    static void write(int value, int count, byte[] target, int offset) {
        int rest = value;
        int at = offset + count;
        while (at >= offset + 2) {
            int next = rest / 100;
            at -= 2;
            pair(rest - 100 * next, target, at);
            rest = next;
        }
        if (at > offset) {
            target[offset] = (byte) ('0' + rest % 10);
        }
    }

    /// Writes two digits of a number below 100.
    static void pair(int value, byte[] target, int offset) {
        target[offset] = PAIRS[2 * value];
        target[offset + 1] = PAIRS[2 * value + 1];
    }

    private static byte[] pairs() {
        StringBuilder digits = new StringBuilder(200);
        for (int value = 0; value < 100; value++) {
            digits.append(value / 10).append(value % 10);
        }
        return digits.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
