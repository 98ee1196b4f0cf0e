package com.wildrydes.local.kinesis;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// One shard of a stream, open or closed.
///
/// @param index its number in the stream, from 0 on; never used again
/// @param parent the shard that was split, or the one with the lower hash keys of two that were merged
/// @param adjacentParent the other one of two that were merged
/// @param firstHash its lowest hash key
/// @param lastHash its highest hash key
/// @param createdSeconds seconds since the epoch, later than its parents'
/// @param createdMs when it was created, milliseconds since the epoch
/// @param closedMs when it was split or merged, milliseconds since the epoch; null while it is open
public record Shard(
        int index,
        @Nullable Integer parent,
        @Nullable Integer adjacentParent,
        BigInteger firstHash,
        BigInteger lastHash,
        long createdSeconds,
        long createdMs,
        @Nullable Long closedMs) {

    /// For example `shardId-000000000000`.
    public static String id(int index) {
        return "shardId-%012d".formatted(index);
    }

    public String id() {
        return id(index);
    }

    @JsonIgnore
    public boolean isOpen() {
        return closedMs == null;
    }

    public boolean isChildOf(Shard other) {
        return (parent != null && parent == other.index) || (adjacentParent != null && adjacentParent == other.index);
    }

    public boolean contains(BigInteger hashKey) {
        return hashKey.compareTo(firstHash) >= 0 && hashKey.compareTo(lastHash) <= 0;
    }

    /// The sequence number of one of its records.
    public SequenceNumber sequenceNumber(long ordinal, long arrivalMs) {
        return new SequenceNumber(createdSeconds, index, ordinal, Math.max(createdSeconds, arrivalMs / 1000));
    }

    public SequenceNumber startingSequenceNumber() {
        return sequenceNumber(0, 0);
    }

    /// Null while the shard is open.
    public @Nullable SequenceNumber endingSequenceNumber() {
        return closedMs == null ? null : sequenceNumber(SequenceNumber.LAST_ORDINAL, closedMs);
    }

    Shard closed(long nowMs) {
        return new Shard(
                index,
                parent,
                adjacentParent,
                firstHash,
                lastHash,
                createdSeconds,
                createdMs,
                Math.max(nowMs, createdMs));
    }
}
