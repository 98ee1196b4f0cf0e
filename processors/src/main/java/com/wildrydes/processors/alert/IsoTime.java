package com.wildrydes.processors.alert;

import com.wildrydes.telemetry.StatusTime;

/// Times as the table of alerts and messages have them: `2026-11-22T20:15:00.123Z`, always with milliseconds.
final class IsoTime {

    private IsoTime() {}

    static String format(long timeMs) {
        return StatusTime.format(timeMs).replace(' ', 'T') + "Z";
    }

    /// Milliseconds since the epoch.
    ///
    /// @throws IllegalArgumentException when the text is no such time
    static long parse(String text) {
        if (!text.endsWith("Z")) {
            throw new IllegalArgumentException("time must end with Z: " + text);
        }
        return StatusTime.parse(text.substring(0, text.length() - 1).replace('T', ' '));
    }
}
