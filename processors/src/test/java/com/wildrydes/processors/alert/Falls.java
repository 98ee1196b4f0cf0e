package com.wildrydes.processors.alert;

import com.wildrydes.telemetry.StatusTime;

/// Transitions for tests.
public final class Falls {

    public static final long NOON = StatusTime.parse("2026-11-22 12:00:00.000");

    private Falls() {}

    public static Transition.Raised fall(String name, long fallMs) {
        return new Transition.Raised(name, Vital.HEALTH, fallMs, 73, 100, 40.7484, -73.9857);
    }

    public static Transition.Resolved recovery(String name, long fallMs, long recoveredMs) {
        return new Transition.Resolved(name, Vital.HEALTH, fallMs, recoveredMs, 104);
    }
}
