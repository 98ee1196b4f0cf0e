package com.wildrydes.telemetry.aggregated;

/// Protobuf's variable-length integers, as far as a writer of non-negative lengths and indexes needs them.
final class Varint {

    private Varint() {}

    static int length(int value) {
        // 7 bits a byte, at least one byte.
        return (38 - Integer.numberOfLeadingZeros(value | 1)) / 7;
    }

    static int write(int value, byte[] target, int offset) {
        int rest = value;
        int at = offset;
        while (rest >= 0x80) {
            target[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        target[at++] = (byte) rest;
        return at;
    }
}
