package com.wildrydes.processors.live;

import com.wildrydes.telemetry.StatusEvent;

/// An event and when the stream took it in, milliseconds since the epoch: the same at every delivery.
record ArrivedEvent(StatusEvent event, long arrivalMs) {

    /// How far an event's time may be ahead of its arrival to enter the live state. Clocks differ by seconds; one
    /// that is an hour ahead would hold its unicorn's state still for an hour.
    static final long MOST_AHEAD_MS = 60_000;

    boolean isAhead() {
        return event.statusTimeMs() - MOST_AHEAD_MS > arrivalMs;
    }
}
