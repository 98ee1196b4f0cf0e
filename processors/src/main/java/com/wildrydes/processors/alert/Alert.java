package com.wildrydes.processors.alert;

import org.jspecify.annotations.Nullable;

/// An alert as operators see it: one unicorn's vital fell below the threshold.
///
/// @param value points at the fall
/// @param threshold points below which it is an alert
/// @param raisedMs event time of the fall, milliseconds since the epoch
/// @param resolvedMs event time of the recovery, milliseconds since the epoch; null while the alert is open
/// @param acknowledgedMs when the first operator said to see to it, milliseconds since the epoch; null when none did
/// @param latitude where it fell, WGS 84 degrees
/// @param longitude where it fell, WGS 84 degrees
public record Alert(
        AlertId id,
        String name,
        Vital vital,
        int value,
        int threshold,
        long raisedMs,
        @Nullable Long resolvedMs,
        @Nullable Long acknowledgedMs,
        double latitude,
        double longitude) {

    /// How long the vital was low, in event time, milliseconds; null while the alert is open.
    public @Nullable Long durationMs() {
        return resolvedMs == null ? null : Long.valueOf(resolvedMs - raisedMs);
    }
}
