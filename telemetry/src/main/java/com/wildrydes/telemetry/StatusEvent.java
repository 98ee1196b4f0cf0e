package com.wildrydes.telemetry;

/// One status event of one unicorn: where it is and how it feels.
///
/// A record of this type may break the format's rules; [StatusEventRules] tells, and [StatusEventCodec] refuses
/// to write one that does. Minus zero is kept as zero, so that equal positions are equal events.
///
/// @param name the unicorn, 1 to 64 Unicode code points; also the partition key
/// @param statusTimeMs event time from the sensor, milliseconds since the epoch, UTC
/// @param latitude WGS 84 degrees, [-90, 90]
/// @param longitude WGS 84 degrees, [-180, 180]
/// @param distance metres travelled since the last event, [0, 10^12]
/// @param healthPoints points, at least 0; below 100 is an alert
/// @param magicPoints points, at least 0; below 100 is an alert
public record StatusEvent(
        String name,
        long statusTimeMs,
        double latitude,
        double longitude,
        double distance,
        int healthPoints,
        int magicPoints) {

    public StatusEvent {
        latitude += 0.0;
        longitude += 0.0;
        distance += 0.0;
    }
}
