package com.wildrydes.processors.fleet;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.Map;

/// The table of the fleet's blocks. Thread-safe.
public interface FleetTable {

    /// Every block that the table has, of this layout and of others, each as it was at some moment of the call.
    ///
    /// Blocks are atomic, the answer as a whole is not: it may hold one block from before and another from after
    /// some moment.
    ///
    /// @param known blocks as they were seen before, by key: of those that did not change since the same objects
    /// are given back
    /// @param reading whether writes that were acknowledged before the call must be seen
    Map<BlockKey, Block> readAll(Map<BlockKey, Block> known, Reading reading)
            throws UnavailableException, RefusedException;

    /// The block as it is now, with every write that was acknowledged before; [Block#absent] when there is none.
    Block read(BlockKey key) throws UnavailableException, RefusedException;

    /// Writes the block if the table's version of it is the one before, of the same epoch; else leaves the table as
    /// it is.
    ///
    /// After [UnavailableException] it may have been written all the same.
    ///
    /// @param share of an item's room that the block's state may take, above 0 and at most 1
    Written write(Block block, double share) throws UnavailableException, RefusedException;

    /// The same with all of an item's room.
    default Written write(Block block) throws UnavailableException, RefusedException {
        return write(block, 1);
    }

    /// How new what is read must be.
    enum Reading {
        /// With every write that was acknowledged before.
        CONSISTENT,
        /// Perhaps without the writes of the last moments, at half the price.
        EVENTUAL
    }

    /// What became of a conditional write.
    sealed interface Written {

        /// The table has the block.
        record Done() implements Written {}

        /// The table had another version.
        ///
        /// @param current the block as it was found, [Block#absent] when there is none
        record Conflict(Block current) implements Written {}

        /// The block is too large for its share of an item. The table is as it was.
        ///
        /// @param bytes of its state; at most that share of [BlockFormat#MOST_STATE_BYTES] are taken
        record TooLarge(int bytes) implements Written {}
    }
}
