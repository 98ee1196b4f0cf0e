package com.wildrydes.producer.stream;

import java.util.List;

/// Carries packed records to the stream. Thread-safe; calls block.
interface Transport {

    /// Sends records of different shards in one request.
    ///
    /// @return an outcome for each record, in their order; this does not throw for what can go wrong on the way
    List<Outcome> put(List<PackedRecord> records);

    /// Lists the shards, open and closed.
    Shards shards();

    /// What came of asking for the shards.
    sealed interface Shards {

        record Known(ShardMap map) implements Shards {}

        /// Not now; the same may succeed later.
        record Unknown(String reason) implements Shards {}

        /// Refused, and would be refused again.
        record Refused(WriteFailedException why) implements Shards {}
    }
}
