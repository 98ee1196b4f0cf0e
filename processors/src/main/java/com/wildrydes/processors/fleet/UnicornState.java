package com.wildrydes.processors.fleet;

import com.wildrydes.processors.alert.Vital;
import org.jspecify.annotations.Nullable;

/// The last known state of one unicorn: that of its event with the greatest time.
///
/// Numbers are as coarse as the table keeps them, so that a state that was written reads back as an equal one.
///
/// @param statusTimeMs event time, milliseconds since the epoch
/// @param latitude WGS 84 degrees, a multiple of 1e-6
/// @param longitude WGS 84 degrees, a multiple of 1e-6
/// @param speed metres a second, a multiple of 0.1, at most [#MAX_SPEED]: the event's distance over the time since
/// the fix before; 0 at the first fix
/// @param heading degrees clockwise from north, a multiple of [#HEADING_STEP] in [0, 360), from the last fix at
/// another place to this one; NaN when there was none
/// @param arrivalMs when the stream took in the last of its events, late ones too; whole seconds, in milliseconds
/// since the epoch
/// @param changedVersion the version of its block that changed this state last
/// @param healthFallMs event time at which its health fell, null while it is not low
/// @param magicFallMs event time at which its magic fell, null while it is not low
public record UnicornState(
        String name,
        long statusTimeMs,
        double latitude,
        double longitude,
        int healthPoints,
        int magicPoints,
        double speed,
        double heading,
        long arrivalMs,
        long changedVersion,
        @Nullable Long healthFallMs,
        @Nullable Long magicFallMs) {

    /// Greatest speed that is kept, metres a second; a greater one is kept as this.
    public static final double MAX_SPEED = 1_000_000;

    /// Degrees from one heading that is kept to the next.
    public static final double HEADING_STEP = 2;

    /// From one arrival that is kept to the next, milliseconds.
    public static final long ARRIVAL_STEP_MS = 1000;

    static final double DEGREES_PER_UNIT = 1e6;
    static final double SPEEDS_PER_UNIT = 10;
    private static final double FULL_CIRCLE = 360;

    public UnicornState {
        latitude = degrees(latitude);
        longitude = degrees(longitude);
        speed = rounded(Math.clamp(speed, 0, MAX_SPEED), SPEEDS_PER_UNIT);
        heading = Math.rint(heading / HEADING_STEP) * HEADING_STEP % FULL_CIRCLE + 0.0;
        arrivalMs = Math.floorDiv(arrivalMs, ARRIVAL_STEP_MS) * ARRIVAL_STEP_MS;
    }

    /// Degrees as coarse as the table keeps them.
    public static double degrees(double exact) {
        return rounded(exact, DEGREES_PER_UNIT);
    }

    /// The same state, when another of its events arrived.
    public UnicornState arrived(long laterArrivalMs, long version) {
        return new UnicornState(
                name,
                statusTimeMs,
                latitude,
                longitude,
                healthPoints,
                magicPoints,
                speed,
                heading,
                laterArrivalMs,
                version,
                healthFallMs,
                magicFallMs);
    }

    /// The event time at which this vital fell; null while it is not low.
    public @Nullable Long fallMs(Vital vital) {
        return switch (vital) {
            case HEALTH -> healthFallMs;
            case MAGIC -> magicFallMs;
        };
    }

    /// Whether a fall is open: the unicorn needs help.
    public boolean isLow() {
        return healthFallMs != null || magicFallMs != null;
    }

    private static double rounded(double value, double perUnit) {
        return Math.rint(value * perUnit) / perUnit + 0.0;
    }
}
