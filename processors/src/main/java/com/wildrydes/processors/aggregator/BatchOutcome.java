package com.wildrydes.processors.aggregator;

/// What became of a batch.
public sealed interface BatchOutcome {

    Tally tally();

    /// Every record is processed.
    record Finished(Tally tally) implements BatchOutcome {}

    /// The records from `firstUnprocessed` on are to be delivered again, in their order.
    ///
    /// Some of their events may be counted already; those will be duplicates then.
    ///
    /// @param firstUnprocessed sequence number
    /// @param cause why that record could not be processed
    record Unfinished(Tally tally, String firstUnprocessed, Exception cause) implements BatchOutcome {}
}
