package com.wildrydes.processors.live;

import com.wildrydes.processors.fleet.UnicornState;
import com.wildrydes.telemetry.StatusEvent;

/// How a unicorn moves from its last fix to the next.
final class Motion {

    private static final double MS_PER_SECOND = 1000;
    private static final double FULL_CIRCLE = 360;

    /// Half a metre, in radians of a great circle: what is nearer has no direction at the fixes' resolution.
    private static final double SAME_PLACE = 0.5 / 6_371_008.8;

    private Motion() {}

    /// Metres a second: what the event says was travelled since the last one, over the time between.
    static double speed(UnicornState before, StatusEvent event) {
        return event.distance() * MS_PER_SECOND / (event.statusTimeMs() - before.statusTimeMs());
    }

    /// Degrees clockwise from north, at the start of the great circle to the new fix; as before when it is at the
    /// same place.
    static double heading(UnicornState before, StatusEvent event) {
        double latitude1 = Math.toRadians(before.latitude());
        double latitude2 = Math.toRadians(event.latitude());
        double eastward = Math.toRadians(event.longitude() - before.longitude());
        double east = Math.sin(eastward) * Math.cos(latitude2);
        double north = Math.cos(latitude1) * Math.sin(latitude2)
                - Math.sin(latitude1) * Math.cos(latitude2) * Math.cos(eastward);
        return Math.hypot(east, north) < SAME_PLACE
                ? before.heading()
                : (Math.toDegrees(Math.atan2(east, north)) + FULL_CIRCLE) % FULL_CIRCLE;
    }
}
