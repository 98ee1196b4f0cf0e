package com.wildrydes.processors.archiver;

import org.jspecify.annotations.Nullable;

/// What became of a batch.
///
/// @param gap null when every record is processed
public record Outcome(Tally tally, @Nullable Gap gap) {

    /// Where the records begin that are to be delivered again, in their order.
    ///
    /// @param firstUnprocessed sequence number
    /// @param cause why that record could not be processed
    record Gap(String firstUnprocessed, Exception cause) {}
}
