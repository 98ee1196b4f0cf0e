package com.wildrydes.telemetry.aggregated;

import java.nio.charset.StandardCharsets;

/// Reads protobuf's wire format from a range of an array and never beyond it.
final class WireReader {

    private static final int MAX_GROUP_DEPTH = 100;

    private final byte[] data;
    private final int end;
    private int at;

    WireReader(byte[] data, int start, int end) {
        this.data = data;
        this.at = start;
        this.end = end;
    }

    boolean hasMore() {
        return at < end;
    }

    int at() {
        return at;
    }

    /// Field number and wire type: `number << 3 | type`.
    int tag() throws CorruptMessageException {
        int tag = (int) varint();
        if (tag >>> 3 == 0) {
            throw new CorruptMessageException("a field without a number: tag " + tag);
        }
        return tag;
    }

    long varint() throws CorruptMessageException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw new CorruptMessageException("ends within a number");
            }
            byte b = data[at++];
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new CorruptMessageException("a number of more than 10 bytes");
    }

    /// The length of what follows, which is there in full.
    int length() throws CorruptMessageException {
        int length = (int) varint();
        if (length < 0 || length > end - at) {
            throw new CorruptMessageException("a field of " + length + " bytes where " + (end - at) + " are left");
        }
        return length;
    }

    String string() throws CorruptMessageException {
        int length = length();
        String text = new String(data, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    void advance(int count) throws CorruptMessageException {
        if (count > end - at) {
            throw new CorruptMessageException("a field of " + count + " bytes where " + (end - at) + " are left");
        }
        at += count;
    }

    /// Skips the value of a field that is not asked for.
    void skip(int tag) throws CorruptMessageException {
        skip(tag, 0);
    }

    private void skip(int tag, int depth) throws CorruptMessageException {
        switch (tag & 7) {
            case Wire.VARINT -> varint();
            case Wire.FIXED64 -> advance(8);
            case Wire.BYTES -> advance(length());
            case Wire.FIXED32 -> advance(4);
            case Wire.START_GROUP -> skipGroup(tag, depth + 1);
            default -> throw new CorruptMessageException("no such wire type: tag " + tag);
        }
    }

    private void skipGroup(int startTag, int depth) throws CorruptMessageException {
        if (depth > MAX_GROUP_DEPTH) {
            throw new CorruptMessageException("groups nested deeper than " + MAX_GROUP_DEPTH);
        }
        int endTag = startTag - Wire.START_GROUP + Wire.END_GROUP;
        for (int tag = tag(); tag != endTag; tag = tag()) {
            skip(tag, depth);
        }
    }
}
