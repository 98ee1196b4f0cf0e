package com.wildrydes.processors.aggregator;

import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusTime;

/// One unicorn's minute: what one item of the table is about.
///
/// @param minuteMs start of the minute in event time, milliseconds since the epoch
public record MinuteKey(String name, long minuteMs) {

    public MinuteKey {
        if (minuteMs != StatusTime.startOfMinute(minuteMs)) {
            throw new IllegalArgumentException("minuteMs must be the start of a minute: " + minuteMs);
        }
    }

    static MinuteKey of(StatusEvent event) {
        return new MinuteKey(event.name(), StatusTime.startOfMinute(event.statusTimeMs()));
    }
}
