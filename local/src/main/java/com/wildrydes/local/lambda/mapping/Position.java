package com.wildrydes.local.lambda.mapping;

import java.time.Instant;

/// Where to read in a shard.
public sealed interface Position {

    /// The oldest record left.
    record TrimHorizon() implements Position {}

    /// Just after the newest record: what arrives from now on.
    record Latest() implements Position {}

    /// The first record that arrived at this time or later.
    record AtTimestamp(Instant instant) implements Position {}

    /// Just after this sequence number, compared as a number: no record needs to have it.
    record After(String sequenceNumber) implements Position {}
}
