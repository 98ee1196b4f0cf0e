package com.wildrydes.processors.live;

import com.wildrydes.processors.fleet.BlockHeader;
import com.wildrydes.telemetry.StatusEvent;

/// The figures of a block's header while events are added. Not thread-safe.
final class Totals {

    private static final long MS_PER_DAY = 86_400_000;
    private static final double MM_PER_METRE = 1000;

    private long latestArrivalMs;
    private long acceptedEvents;
    private double eventsPerSecond;
    private long day;
    private long dayMillimetres;

    Totals(BlockHeader base) {
        latestArrivalMs = base.latestArrivalMs();
        acceptedEvents = base.acceptedEvents();
        eventsPerSecond = base.eventsPerSecond();
        day = base.day();
        dayMillimetres = base.dayMillimetres();
    }

    /// An event arrived, whatever becomes of it.
    void arrived(long arrivalMs) {
        if (arrivalMs > latestArrivalMs) {
            eventsPerSecond = BlockHeader.faded(eventsPerSecond, arrivalMs - latestArrivalMs);
            latestArrivalMs = arrivalMs;
        }
    }

    /// An event moved a state on. It arrived before.
    void accepted(StatusEvent event, long arrivalMs) {
        acceptedEvents++;
        eventsPerSecond += BlockHeader.faded(BlockHeader.RATE_OF_ONE_EVENT, latestArrivalMs - arrivalMs);
        long eventDay = Math.floorDiv(event.statusTimeMs(), MS_PER_DAY);
        if (eventDay > day) {
            day = eventDay;
            dayMillimetres = 0;
        }
        if (eventDay == day) {
            long millimetres = Math.round(event.distance() * MM_PER_METRE);
            dayMillimetres += Math.min(millimetres, Long.MAX_VALUE - dayMillimetres);
        }
    }

    long latestArrivalMs() {
        return latestArrivalMs;
    }

    BlockHeader header(long writtenAtMs) {
        return new BlockHeader(writtenAtMs, latestArrivalMs, acceptedEvents, eventsPerSecond, day, dayMillimetres);
    }
}
