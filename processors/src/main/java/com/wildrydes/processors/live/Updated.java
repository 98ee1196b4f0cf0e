package com.wildrydes.processors.live;

import com.wildrydes.processors.fleet.Block;
import org.jspecify.annotations.Nullable;

/// What became of one block's work.
///
/// @param block as the table has it, null when the work is not done
/// @param full what was left out, null when nothing was
/// @param failure why the work is not done, null when it is
record Updated(
        Work work,
        Tally tally,
        @Nullable Block block,
        @Nullable FullBlock full,
        @Nullable Exception failure) {

    static Updated failed(Work work, Exception failure) {
        return new Updated(work, Tally.NONE, null, null, failure);
    }
}
