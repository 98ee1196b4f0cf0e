package com.wildrydes.processors.aggregator;

/// What became of the events whose work is done. Events that are left to be delivered again are in none of the
/// figures.
///
/// @param counted written into the table
/// @param duplicates in the table already, or twice in the batch
/// @param quarantined kept whole with the reason
/// @param writes items written
/// @param conflicts writes that lost against another invocation's and were merged again
public record Tally(long counted, long duplicates, long quarantined, long writes, long conflicts) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    /// Events taken in: each is counted, a duplicate or quarantined.
    public long received() {
        return counted + duplicates + quarantined;
    }

    Tally plus(Tally other) {
        return new Tally(
                counted + other.counted,
                duplicates + other.duplicates,
                quarantined + other.quarantined,
                writes + other.writes,
                conflicts + other.conflicts);
    }
}
