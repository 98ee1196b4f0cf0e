package com.wildrydes.local.kinesis.log;

import java.util.List;

/// What one read of a log gave.
///
/// @param records in order, without a gap
/// @param next the ordinal to go on from
/// @param end the ordinal that the next appended record gets: `next == end` says that the reader has caught up
/// @param newestArrivalMs arrival of the newest record of the log, 0 for an empty log
public record LogPage(List<StoredRecord> records, long next, long end, long newestArrivalMs) {

    /// Bytes of all keys and data.
    public long bytes() {
        return records.stream().mapToLong(StoredRecord::bytes).sum();
    }

    public boolean caughtUp() {
        return next >= end;
    }
}
