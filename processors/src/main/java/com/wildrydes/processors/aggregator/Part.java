package com.wildrydes.processors.aggregator;

import com.wildrydes.processors.kinesis.KinesisRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a part of a batch.
///
/// @param gap null when all of the part is done
record Part(Tally tally, @Nullable Gap gap) {

    static final Part NONE = new Part(Tally.NONE, null);

    static Part done(Tally tally) {
        return new Part(tally, null);
    }

    Part plus(Part other) {
        return new Part(tally.plus(other.tally), first(gap, other.gap));
    }

    BatchOutcome outcome(List<KinesisRecord> batch) {
        return gap == null
                ? new BatchOutcome.Finished(tally)
                : new BatchOutcome.Unfinished(
                        tally, batch.get(gap.firstRecord()).sequenceNumber(), gap.cause());
    }

    private static @Nullable Gap first(@Nullable Gap one, @Nullable Gap other) {
        return one == null || (other != null && other.firstRecord() < one.firstRecord()) ? other : one;
    }

    /// Where the work that is not done begins.
    ///
    /// @param firstRecord index in the batch
    record Gap(int firstRecord, Exception cause) {}
}
