package com.wildrydes.producer.simulate;

import com.wildrydes.producer.pace.Speed;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventRules;
import com.wildrydes.telemetry.StatusTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a [Simulation] is told.
///
/// @param unicorns 1 to 1,000,000
/// @param rate events that each unicorn sends a second
/// @param speed how fast event time runs
/// @param duration how much event time is simulated; at most 1,000 years; zero for no end
/// @param start event time of the first event, whole milliseconds count; null for [#startMs]'s choice
/// @param seed decides all that happens: the same seed, start, size and rate give the same bytes
/// @param name the name of the only unicorn; null for a fleet of readable names
public record SimulationSettings(
        int unicorns,
        Rate rate,
        Speed speed,
        Duration duration,
        @Nullable Instant start,
        long seed,
        @Nullable String name) {

    // Above DEFAULTS, which is checked against them.
    private static final Duration LONGEST = Duration.ofDays(365_000);
    private static final Instant EARLIEST_START = Instant.ofEpochMilli(StatusTime.MIN_MS);
    private static final Instant LATEST_START = Instant.ofEpochMilli(StatusTime.MAX_MS);

    /// 200 unicorns that send an event a second, in real time and without end.
    public static final SimulationSettings DEFAULTS =
            new SimulationSettings(200, Rate.hertz(1), Speed.REAL_TIME, Duration.ZERO, null, 1, null);

    private static final Duration ENDLESS_HEAD_START = Duration.ofDays(365);

    public SimulationSettings {
        if (unicorns < 1 || unicorns > Fleet.MAX_UNICORNS) {
            throw new IllegalArgumentException(
                    "a fleet must have 1 to " + Fleet.MAX_UNICORNS + " unicorns: unicorns=" + unicorns);
        }
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration must be positive, or 0 for no end: duration=" + duration);
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "duration must be at most " + LONGEST.toDays() + " days: duration=" + duration);
        }
        if (start != null && (start.isBefore(EARLIEST_START) || start.isAfter(LATEST_START))) {
            throw new IllegalArgumentException("start must be in the years 0000 to 9999: start=" + start);
        }
        if (name != null && unicorns != 1) {
            throw new IllegalArgumentException("a name is for exactly one unicorn, leave one of the two away: name="
                    + name + ", unicorns=" + unicorns);
        }
        if (name != null) {
            String violation = StatusEventRules.violation(new StatusEvent(name, 0, 0, 0, 0, 0, 0));
            if (violation != null) {
                throw new IllegalArgumentException(violation);
            }
        }
    }

    /// The event time that the simulation starts with. Without one of its own that is now in real time. Faster than
    /// that it would run into the future, where events are out of range: it starts as early as makes it end now, or
    /// without an end a year ago.
    long startMs(Instant now) {
        if (start != null) {
            return start.toEpochMilli();
        }
        if (speed.equals(Speed.REAL_TIME)) {
            return now.toEpochMilli();
        }
        return now.minus(duration.isZero() ? ENDLESS_HEAD_START : duration).toEpochMilli();
    }

    /// The event time that no event reaches: that of the duration's end, or the end of the calendar.
    long endMs(long startMs) {
        long calendarEndMs = StatusTime.MAX_MS + 1;
        return duration.isZero() ? calendarEndMs : Math.min(calendarEndMs, startMs + duration.toMillis());
    }

    public SimulationSettings withUnicorns(int value) {
        return new SimulationSettings(value, rate, speed, duration, start, seed, name);
    }

    public SimulationSettings withRate(Rate value) {
        return new SimulationSettings(unicorns, value, speed, duration, start, seed, name);
    }

    public SimulationSettings withSpeed(Speed value) {
        return new SimulationSettings(unicorns, rate, value, duration, start, seed, name);
    }

    public SimulationSettings withDuration(Duration value) {
        return new SimulationSettings(unicorns, rate, speed, value, start, seed, name);
    }

    public SimulationSettings withStart(@Nullable Instant value) {
        return new SimulationSettings(unicorns, rate, speed, duration, value, seed, name);
    }

    public SimulationSettings withSeed(long value) {
        return new SimulationSettings(unicorns, rate, speed, duration, start, value, name);
    }

    /// One unicorn of this name.
    public SimulationSettings withName(String value) {
        return new SimulationSettings(1, rate, speed, duration, start, seed, value);
    }
}
