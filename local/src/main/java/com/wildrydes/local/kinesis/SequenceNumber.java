package com.wildrydes.local.kinesis;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/// A record's place in a stream: a decimal number of 56 digits, as AWS's.
///
/// In hexadecimal, with the digits' count below (the layout that clients of AWS see since 2013, as kinesalite documents
/// it in its `db/index.js`):
///
/// ```
/// 2 ccccccccc i oooooooooooooooo 00 ttttttttt ssssssss 2
/// 1     9     1        16         2      9        8    1
/// ```
///
/// c: when the shard was created, seconds since the epoch, unique along a line of parents and children; i: last digit
/// of s; o: the record's ordinal in its shard; t: its arrival, seconds since the epoch; s: the shard's index. So
/// numbers grow within a shard, and those of a child are greater than all of its parents'.
///
/// @param shardSeconds c, 36 bits
/// @param shardIndex s, at least 0
/// @param ordinal o, at least 0; 0 is the start of the shard, [#LAST_ORDINAL] its end
/// @param arrivalSeconds t, 36 bits
public record SequenceNumber(long shardSeconds, int shardIndex, long ordinal, long arrivalSeconds)
        implements Comparable<SequenceNumber> {

    /// What the ending sequence number of a closed shard holds.
    public static final long LAST_ORDINAL = Long.MAX_VALUE;

    private static final int BITS = 186;
    private static final long SECONDS_MASK = (1L << 36) - 1;

    public SequenceNumber {
        if (shardIndex < 0 || ordinal < 0 || outOfRange(shardSeconds) || outOfRange(arrivalSeconds)) {
            throw new IllegalArgumentException(
                    "A sequence number's parts must be >= 0, and its seconds below 2^36: shardSeconds=%d shardIndex=%d ordinal=%d arrivalSeconds=%d"
                            .formatted(shardSeconds, shardIndex, ordinal, arrivalSeconds));
        }
    }

    private static boolean outOfRange(long seconds) {
        return (seconds & SECONDS_MASK) != seconds;
    }

    /// Reads a decimal number.
    ///
    /// @throws IllegalArgumentException for everything that [#toString] cannot have written
    public static SequenceNumber parse(String decimal) {
        BigInteger number = new BigInteger(decimal);
        if (number.signum() <= 0 || number.bitLength() != BITS) {
            throw new IllegalArgumentException("A sequence number has 56 digits: " + decimal);
        }
        ByteBuffer bytes = ByteBuffer.wrap(number.toByteArray());
        long high = bytes.getLong();
        long middle = bytes.getLong();
        long low = bytes.getLong();
        int shardIndex = (int) (low >>> 4);
        boolean known = high >>> 56 == 2
                && (low & 0xF) == 2
                && (middle >>> 8 & 0xFF) == 0
                && (high >>> 16 & 0xF) == (shardIndex & 0xF);
        if (!known) {
            throw new IllegalArgumentException("Not a sequence number of this service: " + decimal);
        }
        return new SequenceNumber(
                high >>> 20 & SECONDS_MASK,
                shardIndex,
                (high & 0xFFFF) << 48 | middle >>> 16,
                (middle & 0xFF) << 28 | low >>> 36);
    }

    private BigInteger number() {
        long high = 2L << 56 | shardSeconds << 20 | (long) (shardIndex & 0xF) << 16 | ordinal >>> 48;
        long middle = ordinal << 16 | arrivalSeconds >>> 28;
        long low = arrivalSeconds << 36 | (long) shardIndex << 4 | 2;
        return new BigInteger(ByteBuffer.allocate(24)
                .putLong(high)
                .putLong(middle)
                .putLong(low)
                .array());
    }

    @Override
    public int compareTo(SequenceNumber other) {
        return number().compareTo(other.number());
    }

    /// The decimal number.
    @Override
    public String toString() {
        return number().toString();
    }
}
