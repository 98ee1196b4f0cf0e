package com.wildrydes.processors.counters;

/// What the Aggregator did with the events that it took in: received = counted + duplicates + quarantined.
///
/// @param sinceMs events from then on, by when they were worked on; milliseconds since the epoch
public record EventCounters(long received, long counted, long duplicates, long quarantined, long sinceMs) {}
