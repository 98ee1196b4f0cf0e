package com.wildrydes.processors.live;

import com.wildrydes.processors.alert.AlertDelivery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a batch.
///
/// @param ahead events that were too far ahead of their arrival
/// @param fullBlocks blocks that are full, in the order of the batch
/// @param delivered what became of the transitions that were pending
/// @param gap null when every record is processed
public record BatchOutcome(
        Tally tally,
        long ahead,
        List<FullBlock> fullBlocks,
        AlertDelivery.Delivered delivered,
        @Nullable Gap gap) {

    /// Sequence number of the first record that is not processed, null when all are.
    public @Nullable String firstUnprocessed() {
        return gap == null ? null : gap.sequenceNumber();
    }

    /// The records from here on are to be delivered again, in their order.
    ///
    /// @param sequenceNumber of the first of them
    /// @param cause why that record could not be processed
    public record Gap(String sequenceNumber, Exception cause) {}
}
