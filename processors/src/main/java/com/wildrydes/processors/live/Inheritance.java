package com.wildrydes.processors.live;

import com.wildrydes.processors.alert.Transition;
import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.fleet.BlockHeader;
import com.wildrydes.processors.fleet.BlockKey;
import com.wildrydes.processors.fleet.BlockLayout;
import com.wildrydes.processors.fleet.UnicornState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// What a new block takes over when the fleet is spread over another number of blocks: the states of its unicorns
/// with their open falls, and what is not delivered yet. Without it a low unicorn would fall anew, and its first
/// alert would stay open for ever.
///
/// Of several earlier numbers of blocks it is the one that was written last: it took over from those before, whose
/// items stay as they were then.
///
/// @param epochs gives each block that is made a number that no other has
record Inheritance(BlockLayout layout, LongSupplier epochs) {

    private static final long FIRST_VERSION = 1;

    /// The new block; its version is 0, for the table does not have it.
    ///
    /// @param table every block that the table has
    Block of(BlockKey key, Collection<Block> table) {
        var rows = new TreeMap<String, UnicornState>();
        var pending = new ArrayList<Transition>();
        BlockHeader header = Block.absent(key).header();
        int before = writtenLast(table);
        for (Block other : table) {
            if (other.key().blocks() == before) {
                other.rows().values().stream()
                        .filter(row -> layout.blockOf(row.name()).equals(key))
                        .forEach(row -> rows.merge(
                                row.name(), row.arrived(row.arrivalMs(), FIRST_VERSION), Inheritance::newer));
                other.pending().stream()
                        .filter(transition -> layout.blockOf(transition.name()).equals(key))
                        .forEach(pending::add);
                header = isHeir(key, other.key()) ? header.plus(other.header()) : header;
            }
        }
        return new Block(key, epochs.getAsLong(), 0, header, rows, pending);
    }

    /// How many blocks the fleet was spread over before; 0 when it is new.
    private int writtenLast(Collection<Block> table) {
        return table.stream()
                .filter(other -> other.key().blocks() != layout.blocks())
                .max(Comparator.comparingLong(other -> other.header().writtenAtMs()))
                .map(other -> other.key().blocks())
                .orElse(0);
    }

    private static UnicornState newer(UnicornState one, UnicornState other) {
        return other.statusTimeMs() > one.statusTimeMs() ? other : one;
    }

    /// Whether the figures of the other block, which cannot be divided, go to this one: of several that share its
    /// unicorns it is the first.
    private static boolean isHeir(BlockKey key, BlockKey other) {
        return other.index() * key.blocks() / other.blocks() == key.index();
    }
}
