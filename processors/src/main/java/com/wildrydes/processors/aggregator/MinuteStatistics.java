package com.wildrydes.processors.aggregator;

import com.wildrydes.telemetry.StatusEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a unicorn did and felt in one minute. Immutable; the order in which events are added never matters.
///
/// @param distance metres: the sum of the events' distances, each rounded to 1e-9 m, so that the sum is exact
/// @param latitude of the last event, WGS 84 degrees
/// @param longitude of the last event, WGS 84 degrees
/// @param lastStatusTimeMs the greatest event time: the last event is the one that has it
public record MinuteStatistics(
        BigDecimal distance,
        int minHealthPoints,
        int maxHealthPoints,
        int minMagicPoints,
        int maxMagicPoints,
        double latitude,
        double longitude,
        long lastStatusTimeMs) {

    /// Digits behind the point of a distance in metres.
    public static final int DISTANCE_SCALE = 9;

    /// Below it, in size, DynamoDB refuses a number (Amazon DynamoDB Developer Guide, "Data types"). Zero
    /// degrees it is.
    private static final double SMALLEST_NUMBER = 1e-130;

    public MinuteStatistics {
        distance = exact(distance);
    }

    static MinuteStatistics of(StatusEvent event) {
        return new MinuteStatistics(
                BigDecimal.valueOf(event.distance()),
                event.healthPoints(),
                event.healthPoints(),
                event.magicPoints(),
                event.magicPoints(),
                storable(event.latitude()),
                storable(event.longitude()),
                event.statusTimeMs());
    }

    /// These and one more event of the same minute.
    MinuteStatistics plus(StatusEvent event) {
        boolean last = event.statusTimeMs() > lastStatusTimeMs;
        return new MinuteStatistics(
                distance.add(exact(BigDecimal.valueOf(event.distance()))),
                Math.min(minHealthPoints, event.healthPoints()),
                Math.max(maxHealthPoints, event.healthPoints()),
                Math.min(minMagicPoints, event.magicPoints()),
                Math.max(maxMagicPoints, event.magicPoints()),
                last ? storable(event.latitude()) : latitude,
                last ? storable(event.longitude()) : longitude,
                last ? event.statusTimeMs() : lastStatusTimeMs);
    }

    private static BigDecimal exact(BigDecimal metres) {
        return metres.setScale(DISTANCE_SCALE, RoundingMode.HALF_UP);
    }

    private static double storable(double degrees) {
        return Math.abs(degrees) < SMALLEST_NUMBER ? 0.0 : degrees;
    }
}
