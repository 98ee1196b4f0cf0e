package com.wildrydes.processors.fleet;

import java.time.LocalDate;

/// What a block says of its unicorns as a whole.
///
/// @param writtenAtMs when the block was written, by the writer's clock, milliseconds since the epoch
/// @param latestArrivalMs when the stream took in the last event that the block has seen, milliseconds since the
/// epoch
/// @param acceptedEvents events that moved a unicorn's state on, since the block was made
/// @param eventsPerSecond the rate of accepted events at `latestArrivalMs`: each counts less as it gets older, by
/// half in [#RATE_HALF_LIFE_MS]
/// @param day the UTC day, in event time, of `dayMillimetres`: days since the epoch
/// @param dayMillimetres what the unicorns travelled on that day by the events that were accepted, each rounded
public record BlockHeader(
        long writtenAtMs,
        long latestArrivalMs,
        long acceptedEvents,
        double eventsPerSecond,
        long day,
        long dayMillimetres) {

    public static final long RATE_HALF_LIFE_MS = 5_000;

    /// The header of a block that has seen nothing.
    static final BlockHeader NONE = new BlockHeader(0, 0, 0, 0, 0, 0);

    private static final double MM_PER_METRE = 1000;

    /// How far the block was behind the stream when it was written, milliseconds.
    public long lagMs() {
        return Math.max(0, writtenAtMs - latestArrivalMs);
    }

    /// The stream's time at `nowMs`: how far the stream has come, had it gone on since the block was written.
    public long streamTimeMs(long nowMs) {
        return nowMs - lagMs();
    }

    /// The rate of accepted events at `nowMs`: it fades when none come.
    public double eventsPerSecond(long nowMs) {
        return faded(eventsPerSecond, Math.max(0, streamTimeMs(nowMs) - latestArrivalMs));
    }

    /// Metres travelled on that UTC day; 0 when the block's last events are of another.
    public double metresOn(LocalDate utcDay) {
        return utcDay.toEpochDay() == day ? dayMillimetres / MM_PER_METRE : 0;
    }

    /// What is left of a rate after so long without an event.
    static double faded(double rate, long elapsedMs) {
        return rate * Math.pow(0.5, (double) elapsedMs / RATE_HALF_LIFE_MS);
    }
}
