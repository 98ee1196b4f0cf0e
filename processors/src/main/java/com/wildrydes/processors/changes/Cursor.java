package com.wildrydes.processors.changes;

import com.wildrydes.processors.fleet.Block;
import java.util.List;

/// What a client knows of the fleet: what it was sent, block by block.
///
/// It says nothing about when: a client that asks again with an older cursor, or with the same one twice, is sent
/// what it may not have got.
///
/// @param box where the client has every unicorn of the parts below
/// @param parts of the blocks, by their index
/// @param next index of the block to begin with: each gets its turn when not all of them fit into an answer
public record Cursor(Box box, List<Part> parts, int next) {

    public Cursor {
        parts = List.copyOf(parts);
        if (next < 0 || next >= parts.size()) {
            throw new IllegalArgumentException("next must be in [0, " + parts.size() + "): " + next);
        }
    }

    /// The cursor of a client that knows nothing but which blocks there are.
    static Cursor ofNothing(Box box, List<Block> blocks) {
        return new Cursor(box, blocks.stream().map(Part::ofNothing).toList(), 0);
    }

    /// Whether the parts are about blocks that are no more: the client has to begin again.
    boolean isOfOther(List<Block> blocks) {
        if (parts.size() != blocks.size()) {
            return true;
        }
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (!part.equals(Part.NOTHING) && part.epoch() != blocks.get(i).epoch()) {
                return true;
            }
        }
        return false;
    }

    /// Whether the client has seen later versions than these: another process read the table after this one did.
    boolean isAheadOf(List<Block> blocks) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).version() > blocks.get(i).version()) {
                return true;
            }
        }
        return false;
    }

    /// What a client knows of one block.
    ///
    /// @param epoch of the block
    /// @param version of the block: its changes up to this one are known; 0 when none need be
    /// @param goneAtSeconds the block's time, seconds since the epoch, up to which the client knows who is gone
    public record Part(long epoch, long version, long goneAtSeconds) {
        static final Part NOTHING = new Part(0, 0, 0);

        static Part ofNothing(Block block) {
            return block.version() == 0 ? NOTHING : new Part(block.epoch(), 0, 0);
        }
    }
}
