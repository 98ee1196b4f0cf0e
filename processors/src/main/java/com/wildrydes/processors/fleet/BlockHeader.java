package com.wildrydes.processors.fleet;

import java.time.LocalDate;

/// What a block says of its unicorns as a whole.
///
/// @param writtenAtMs when the block was written, by the writer's clock, milliseconds since the epoch
/// @param latestArrivalMs when the stream took in the last event that the block has seen, milliseconds since the
/// epoch
/// @param acceptedEvents events that moved a unicorn's state on, since the block was made
/// @param eventsPerSecond the rate of accepted events at `latestArrivalMs`: each counts less as it gets older, by
/// half in [#RATE_HALF_LIFE_MS]; a multiple of 0.001
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

    /// What one event adds to the rate as it arrives: so that events of a steady rate add up to that rate.
    public static final double RATE_OF_ONE_EVENT = Math.log(2) * 1000 / RATE_HALF_LIFE_MS;

    /// The header of a block that has seen nothing.
    static final BlockHeader NONE = new BlockHeader(0, 0, 0, 0, 0, 0);

    static final double RATE_UNITS = 1000;
    private static final double MM_PER_METRE = 1000;

    public BlockHeader {
        eventsPerSecond = Math.rint(eventsPerSecond * RATE_UNITS) / RATE_UNITS;
    }

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

    /// The header of a block that takes over another's unicorns.
    public BlockHeader plus(BlockHeader other) {
        long latest = Math.max(latestArrivalMs, other.latestArrivalMs);
        long latestDay = Math.max(day, other.day);
        return new BlockHeader(
                Math.max(writtenAtMs, other.writtenAtMs),
                latest,
                acceptedEvents + other.acceptedEvents,
                faded(eventsPerSecond, latest - latestArrivalMs)
                        + faded(other.eventsPerSecond, latest - other.latestArrivalMs),
                latestDay,
                (day == latestDay ? dayMillimetres : 0) + (other.day == latestDay ? other.dayMillimetres : 0));
    }

    /// What is left of a rate after so long without an event.
    public static double faded(double rate, long elapsedMs) {
        return rate * Math.pow(0.5, (double) elapsedMs / RATE_HALF_LIFE_MS);
    }
}
