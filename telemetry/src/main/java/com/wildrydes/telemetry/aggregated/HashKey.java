package com.wildrydes.telemetry.aggregated;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A position in the hash key space of a stream: an unsigned 128-bit number. Each shard owns a range of them.
///
/// @param high the upper 64 bits, unsigned
/// @param low the lower 64 bits, unsigned
public record HashKey(long high, long low) implements Comparable<HashKey> {

    public static final HashKey MIN = new HashKey(0, 0);
    public static final HashKey MAX = new HashKey(-1, -1);

    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(128);

    /// Where Kinesis puts records with this partition key: the MD5 of its UTF-8 bytes.
    public static HashKey of(String partitionKey) {
        MessageDigest md5 = Md5.digest();
        ByteBuffer hash = ByteBuffer.wrap(md5.digest(partitionKey.getBytes(StandardCharsets.UTF_8)));
        return new HashKey(hash.getLong(), hash.getLong());
    }

    /// Reads a decimal number in [0, 2^128), as Kinesis writes them.
    ///
    /// @throws IllegalArgumentException for anything else
    public static HashKey parse(String decimal) {
        if (decimal.isEmpty() || decimal.length() > 39 || !decimal.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("hash key must be a decimal number in [0, 2^128): " + decimal);
        }
        BigInteger value = new BigInteger(decimal);
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
