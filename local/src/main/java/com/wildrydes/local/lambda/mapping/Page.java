package com.wildrydes.local.lambda.mapping;

import java.util.List;

/// What one read of a shard gave.
///
/// @param records in order; empty when there is nothing yet
/// @param next where the next read goes on: always [Position.After] or [Position.TrimHorizon], so that a reader which
///     started at [Position.Latest] or a time can keep it, and reads on from the same place after a restart
/// @param endOfShard whether the shard is closed and these were its last records
/// @param millisBehindLatest milliseconds from the last of these records to the shard's newest one, at least 0; 0 when
/// the page
///     reaches the newest
public record Page(List<SourceRecord> records, Position next, boolean endOfShard, long millisBehindLatest) {

    public Page {
        records = List.copyOf(records);
    }
}
