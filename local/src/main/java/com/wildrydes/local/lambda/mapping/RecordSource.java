package com.wildrydes.local.lambda.mapping;

import java.time.Duration;
import java.util.List;

/// A stream as an event source mapping sees it. Thread-safe: the shards of a stream are read at the same time.
///
/// Reading is free of AWS's throttles (five reads a second and shard): those are for API clients.
public interface RecordSource {

    /// Every shard that can still hold records, open and closed, parents before their children. A shard whose
    /// last record has passed retention may be absent; what names it as a parent then need not wait for it.
    List<Shard> shards();

    /// The records from `position` on, in order; at most `maxRecords` of them and about `maxBytes` of data,
    /// but at least one when there is one. An empty page is returned at once, never waited for.
    ///
    /// A position before the oldest record left (retention) reads from the oldest one left.
    ///
    /// @throws IllegalArgumentException when the stream has no such shard
    Page read(String shardId, Position position, int maxRecords, long maxBytes);

    /// Waits until a read from `position` would give a record or the end of the shard, or `timeout` has passed.
    ///
    /// @return whether such a read is worth while; false after the time-out. It may be true once too
    ///     often, never false while there is a record
    boolean awaitRecords(String shardId, Position position, Duration timeout) throws InterruptedException;
}
