package com.wildrydes.telemetry.aggregated;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A position in the hash key space of a stream: an unsigned 128-bit number. Each shard owns a range of them.
///
/// @param high the upper 64 bits, unsigned
/// @param low the lower 64 bits, unsigned
public record HashKey(long high, long low) implements Comparable<HashKey> {

    /// The lowest hash key of a stream.
    public static final HashKey MIN = new HashKey(0, 0);
    /// The highest hash key of a stream.
    public static final HashKey MAX = new HashKey(-1, -1);

    /// Digits of 2^128 - 1.
    private static final int MAX_DIGITS = 39;

    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(128);

    /// Where Kinesis puts records with this partition key: the MD5 of its UTF-8 bytes.
    public static HashKey of(String partitionKey) {
        ByteBuffer hash = ByteBuffer.wrap(Md5.digest().digest(partitionKey.getBytes(StandardCharsets.UTF_8)));
        return new HashKey(hash.getLong(), hash.getLong());
    }

    /// Reads a decimal number in [0, 2^128), as Kinesis writes them.
    ///
    /// @throws IllegalArgumentException for anything else
    public static HashKey parse(String decimal) {
        boolean digits = !decimal.isEmpty()
                && decimal.length() <= MAX_DIGITS
                && decimal.chars().allMatch(c -> c >= '0' && c <= '9');
        BigInteger value = digits ? new BigInteger(decimal) : LIMIT;
        if (value.compareTo(LIMIT) >= 0) {
            throw new IllegalArgumentException("hash key must be a decimal number in [0, 2^128): " + decimal);
        }
        return new HashKey(value.shiftRight(64).longValue(), value.longValue());
    }

    public BigInteger toBigInteger() {
        byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        return new BigInteger(1, bytes);
    }

    @Override
    public int compareTo(HashKey other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /// The decimal number, as Kinesis writes it.
    @Override
    public String toString() {
        return toBigInteger().toString();
    }
}
