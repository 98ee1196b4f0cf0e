package com.wildrydes.local.kinesis.log;

/// Where the entries of one append are: `firstOrdinal`, `firstOrdinal + 1`, …
///
/// @param arrivalMs the arrival that all of them carry, milliseconds since the epoch
public record Appended(long firstOrdinal, long arrivalMs) {}
