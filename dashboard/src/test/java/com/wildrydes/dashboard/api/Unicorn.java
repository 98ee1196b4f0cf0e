package com.wildrydes.dashboard.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// A row of the fleet as Api sends it.
///
/// @param time    the event's
/// @param speed   metres a second
/// @param heading degrees from north, NaN while it is unknown
public record Unicorn(
        String name,
        Instant time,
        double latitude,
        double longitude,
        long health,
        long magic,
        double speed,
        double heading) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /// A healthy one that stands still in Manhattan.
    public static Unicorn of(String name, Instant time) {
        return new Unicorn(name, time, 40.758, -73.9855, 200, 180, 0, 0);
    }

    public Unicorn at(double latitude, double longitude) {
        return new Unicorn(name, time, latitude, longitude, health, magic, speed, heading);
    }

    public Unicorn at(Instant time) {
        return new Unicorn(name, time, latitude, longitude, health, magic, speed, heading);
    }

    public Unicorn with(long health, long magic) {
        return new Unicorn(name, time, latitude, longitude, health, magic, speed, heading);
    }

    public Unicorn riding(double speed, double heading) {
        return new Unicorn(name, time, latitude, longitude, health, magic, speed, heading);
    }

    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("statusTime", text(time))
                .put("latitude", latitude)
                .put("longitude", longitude)
                .put("healthPoints", health)
                .put("magicPoints", magic)
                .put("speed", speed);
        return Double.isNaN(heading) ? json : json.put("heading", heading);
    }

    /// The form in which Api writes times.
    public static String text(Instant time) {
        return TIME.format(time);
    }
}
