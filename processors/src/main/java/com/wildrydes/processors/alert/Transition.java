package com.wildrydes.processors.alert;

/// A vital of a unicorn crossed the threshold. A fall is known by its unicorn, its vital and the event time at which
/// it began: told twice it is one.
public sealed interface Transition {

    String name();

    Vital vital();

    /// Event time of the fall, milliseconds since the epoch.
    long fallMs();

    /// The vital fell below the threshold.
    ///
    /// @param value points at the fall
    /// @param threshold points below which it is an alert
    /// @param latitude where it fell, WGS 84 degrees
    /// @param longitude where it fell, WGS 84 degrees
    record Raised(String name, Vital vital, long fallMs, int value, int threshold, double latitude, double longitude)
            implements Transition {}

    /// The vital recovered.
    ///
    /// @param recoveredMs event time of the recovery, milliseconds since the epoch
    /// @param value points at the recovery
    record Resolved(String name, Vital vital, long fallMs, long recoveredMs, int value) implements Transition {}
}
