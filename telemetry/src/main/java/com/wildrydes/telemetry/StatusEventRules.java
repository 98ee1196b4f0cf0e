package com.wildrydes.telemetry;

import org.jspecify.annotations.Nullable;

/// What a status event must keep to be counted, one reason for each rule.
///
/// The rules for a reader and for a writer are the same but for the future: only who knows when an event
/// arrived can say that it is too far ahead.
public final class StatusEventRules {

    /// Longest name, in Unicode code points.
    public static final int MAX_NAME_CODE_POINTS = 64;

    /// Greatest distance between two events, in metres. Beyond it the sums of a minute could not be exact.
    public static final double MAX_DISTANCE_M = 1e12;

    /// How far an event's time may be ahead of its arrival, in milliseconds: one day.
    public static final long MAX_AHEAD_MS = 86_400_000L;

    private StatusEventRules() {}

    /// The first rule that the event breaks, with its value, or null when it keeps all but the one about the
    /// future.
    public static @Nullable String violation(StatusEvent event) {
        String reason = nameViolation(event.name());
        if (reason == null) {
            reason = timeViolation(event.statusTimeMs());
        }
        if (reason == null) {
            reason = rangeViolation("Latitude", event.latitude(), -90, 90, "degrees");
        }
        if (reason == null) {
            reason = rangeViolation("Longitude", event.longitude(), -180, 180, "degrees");
        }
        if (reason == null) {
            reason = rangeViolation("Distance", event.distance(), 0, MAX_DISTANCE_M, "metres");
        }
        if (reason == null) {
            reason = pointsViolation("HealthPoints", event.healthPoints());
        }
        if (reason == null) {
            reason = pointsViolation("MagicPoints", event.magicPoints());
        }
        return reason;
    }

    /// The first rule that the event breaks, with its value, or null when it keeps all.
    ///
    /// @param arrivalTimeMs when the stream took the event in: the same at every delivery, unlike the wall
    /// clock
    public static @Nullable String violation(StatusEvent event, long arrivalTimeMs) {
        String reason = violation(event);
        return reason != null ? reason : futureViolation(event.statusTimeMs(), arrivalTimeMs);
    }

    private static @Nullable String nameViolation(String name) {
        int codePoints = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < name.length()
                        && Character.isLowSurrogate(name.charAt(i + 1));
                if (!pair) {
                    return "Name must be valid Unicode, without half surrogate pairs: " + Shortened.quoted(name);
                }
                i++;
            }
            codePoints++;
        }
        if (codePoints < 1 || codePoints > MAX_NAME_CODE_POINTS) {
            return "Name must have 1 to " + MAX_NAME_CODE_POINTS + " characters: has " + codePoints + ": "
                    + Shortened.quoted(name);
        }
        return null;
    }

    private static @Nullable String timeViolation(long timeMs) {
        return timeMs >= StatusTime.MIN_MS && timeMs <= StatusTime.MAX_MS
                ? null
                : "StatusTime must be in the years 0000 to 9999: " + timeMs + " ms since 1970";
    }

    private static @Nullable String futureViolation(long timeMs, long arrivalTimeMs) {
        return timeMs - MAX_AHEAD_MS <= arrivalTimeMs
                ? null
                : "StatusTime must be at most one day after the arrival, " + arrival(arrivalTimeMs) + ": "
                        + StatusTime.format(timeMs);
    }

    private static String arrival(long arrivalTimeMs) {
        return StatusTime.format(Math.clamp(arrivalTimeMs, StatusTime.MIN_MS, StatusTime.MAX_MS));
    }

    private static @Nullable String rangeViolation(String field, double value, double min, double max, String unit) {
        // Written so that NaN fails it.
        return value >= min && value <= max
                ? null
                : field + " must be in [" + number(min) + ", " + number(max) + "] " + unit + ": " + value;
    }

    private static @Nullable String pointsViolation(String field, int value) {
        return value >= 0 ? null : field + " must be a whole number in [0, " + Integer.MAX_VALUE + "]: " + value;
    }

    private static String number(double bound) {
        return Long.toString((long) bound);
    }
}
