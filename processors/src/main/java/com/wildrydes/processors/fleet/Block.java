package com.wildrydes.processors.fleet;

import com.wildrydes.processors.alert.Transition;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A part of the fleet that is read and written whole. Immutable.
///
/// @param version counts the writes; 0 when the table has none
/// @param epoch a random number from when the block was made: versions of different epochs have nothing to do with
/// each other
/// @param rows the unicorns by name
/// @param pending what is decided and may not be delivered yet, in the order of the decisions
public record Block(
        BlockKey key,
        long epoch,
        long version,
        BlockHeader header,
        SortedMap<String, UnicornState> rows,
        List<Transition> pending) {

    /// After so long without an event a unicorn is gone, milliseconds.
    public static final long GONE_AFTER_MS = 30_000;

    public Block {
        rows = Collections.unmodifiableSortedMap(rows);
        pending = List.copyOf(pending);
    }

    /// A block that the table does not have.
    public static Block absent(BlockKey key) {
        return new Block(key, 0, 0, BlockHeader.NONE, new TreeMap<>(), List.of());
    }

    public @Nullable UnicornState row(String name) {
        return rows.get(name);
    }

    /// The unicorns whose state changed after that version, by name.
    public List<UnicornState> changedAfter(long otherVersion) {
        return rows.values().stream()
                .filter(row -> row.changedVersion() > otherVersion)
                .toList();
    }

    /// Whether a unicorn of this block is gone: none of its events arrived for [#GONE_AFTER_MS], in the stream's
    /// time. While the block is behind the stream nobody is gone for that alone, and as arrivals are kept in whole
    /// seconds nobody is gone before the time is up.
    public boolean isGone(UnicornState row, long nowMs) {
        return header.streamTimeMs(nowMs) - row.arrivalMs() >= GONE_AFTER_MS + UnicornState.ARRIVAL_STEP_MS;
    }

    /// Whether the other is the same state of the same block. What is pending may differ: it is delivered meanwhile.
    public boolean isVersionOf(Block other) {
        return key.equals(other.key) && epoch == other.epoch && version == other.version;
    }

    /// The same block, with this pending.
    public Block withPending(List<Transition> left) {
        return new Block(key, epoch, version, header, rows, left);
    }
}
