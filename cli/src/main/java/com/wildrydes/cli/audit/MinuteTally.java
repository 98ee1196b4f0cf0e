package com.wildrydes.cli.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/// The distinct events of one unicorn's minute, summed up. With its key about
/// 450 bytes, and above 60 events 2 to 4 for each. Not thread-safe.
final class MinuteTally {
    private static final DateTimeFormatter STATUS_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /// Metres are summed as decimal fractions with so many places, each distance rounded on its own.
    private static final int DISTANCE_PLACES = 9;

    /// DynamoDB's least number; what is smaller is kept as 0.
    private static final double SMALLEST_NUMBER = 1e-130;

    /// The milliseconds within the minute that have an event, sorted; the first `samples` are used.
    private char[] times = new char[60];

    private int samples;
    private BigDecimal distance = BigDecimal.ZERO;
    private int minHealthPoints = Integer.MAX_VALUE;
    private int maxHealthPoints;
    private int minMagicPoints = Integer.MAX_VALUE;
    private int maxMagicPoints;
    private double latitude;
    private double longitude;
    private long lastTimeMs = Long.MIN_VALUE;

    /// Counts the event unless one of its identity is counted: the first on the stream is the event.
    boolean add(Event event) {
        if (!remember((char) Math.floorMod(event.timeMs(), 60_000L))) {
            return false;
        }
        distance = distance.add(BigDecimal.valueOf(event.distance()).setScale(DISTANCE_PLACES, RoundingMode.HALF_UP));
        minHealthPoints = Math.min(minHealthPoints, event.healthPoints());
        maxHealthPoints = Math.max(maxHealthPoints, event.healthPoints());
        minMagicPoints = Math.min(minMagicPoints, event.magicPoints());
        maxMagicPoints = Math.max(maxMagicPoints, event.magicPoints());
        if (event.timeMs() > lastTimeMs) {
            lastTimeMs = event.timeMs();
            latitude = degrees(event.latitude());
            longitude = degrees(event.longitude());
        }
        return true;
    }

    MinuteFigures figures() {
        return new MinuteFigures(
                samples,
                distance,
                minHealthPoints,
                maxHealthPoints,
                minMagicPoints,
                maxMagicPoints,
                latitude,
                longitude,
                STATUS_TIME.format(Instant.ofEpochMilli(lastTimeMs)));
    }

    private boolean remember(char time) {
        int found = Arrays.binarySearch(times, 0, samples, time);
        if (found >= 0) {
            return false;
        }
        if (samples == times.length) {
            times = Arrays.copyOf(times, 2 * samples);
        }
        int at = -found - 1;
        System.arraycopy(times, at, times, at + 1, samples - at);
        times[at] = time;
        samples++;
        return true;
    }

    private static double degrees(double value) {
        return Math.abs(value) < SMALLEST_NUMBER ? 0.0 : value;
    }
}
