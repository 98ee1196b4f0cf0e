package com.wildrydes.processors.aggregator;

import com.wildrydes.processors.quarantine.QuarantinedRecord;
import com.wildrydes.telemetry.StatusEvent;
import java.util.List;

/// A part of a batch that is done as a whole or not at all.
sealed interface Work {

    /// Index, in the batch, of the first record that is not processed unless this is done.
    int firstRecord();

    /// Counting the events of one minute, in the order of the stream.
    record Counting(MinuteKey key, List<StatusEvent> events, int firstRecord) implements Work {}

    /// Keeping the rejected members of one record.
    record Keeping(QuarantinedRecord rejected, int firstRecord) implements Work {}
}
