package com.wildrydes.processors.aggregator;

import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusTime;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Events for tests.
final class Events {

    /// For every aggregator of the tests.
    static final LongSupplier WRITE_IDS = new AtomicLong()::incrementAndGet;

    static final long MINUTE = StatusTime.parse("2026-07-21 09:15:00.000");

    private Events() {}

    /// Shadowfax's event, some milliseconds into the minute.
    static StatusEvent at(int ms) {
        return named("Shadowfax", ms);
    }

    static StatusEvent named(String name, int ms) {
        return new StatusEvent(name, MINUTE + ms, 40.5, -73.5, 12.5, 150, 140);
    }

    static StatusEvent at(int ms, double distance) {
        return new StatusEvent("Shadowfax", MINUTE + ms, 40.5, -73.5, distance, 150, 140);
    }
}
