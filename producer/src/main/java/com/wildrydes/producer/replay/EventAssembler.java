package com.wildrydes.producer.replay;

import com.wildrydes.producer.GreatCircle;
import com.wildrydes.producer.simulate.UnicornKeys;
import com.wildrydes.producer.simulate.Vitals;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventRules;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes events of the values of rows, and what the rows do not have: the distance from the unicorn's previous row, and
/// vitals. It remembers a place and vitals a unicorn, however many rows there are.
final class EventAssembler {

    /// A number as JSON and CSV write it: `Double.parseDouble` alone takes NaN, hexadecimal and a trailing `f` too.
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]++(\\.[0-9]*+)?|\\.[0-9]++)([eE][+-]?[0-9]{1,9})?");

    private final EventTimeParser times;
    private final UnicornKeys keys;
    private final Map<String, Last> lastByName = new HashMap<>();

    EventAssembler(EventTimeParser times, UnicornKeys keys) {
        this.times = times;
        this.keys = keys;
    }

    /// What is known of a unicorn from its rows so far.
    private static final class Last {
        private final long key;
        private double latitude;
        private double longitude;
        private long second;
        private Vitals vitals;

        private Last(long key, StatusEvent first, long second) {
            this.key = key;
            latitude = first.latitude();
            longitude = first.longitude();
            this.second = second;
            vitals = Vitals.first(key);
        }
    }

    /// The row's event.
    ///
    /// @throws UnreadableRowException when a field is missing, or breaks a rule of the event
    StatusEvent assemble(Map<EventField, String> values) throws UnreadableRowException {
        String name = required(values, EventField.NAME);
        long timeMs = times.parse(required(values, EventField.STATUS_TIME));
        double latitude = number(EventField.LATITUDE, required(values, EventField.LATITUDE));
        double longitude = number(EventField.LONGITUDE, required(values, EventField.LONGITUDE));
        String distance = values.get(EventField.DISTANCE);
        String health = values.get(EventField.HEALTH_POINTS);
        String magic = values.get(EventField.MAGIC_POINTS);
        StatusEvent recorded = new StatusEvent(
                name,
                timeMs,
                latitude,
                longitude,
                distance == null ? 0 : number(EventField.DISTANCE, distance),
                health == null ? 0 : points(EventField.HEALTH_POINTS, health),
                magic == null ? 0 : points(EventField.MAGIC_POINTS, magic));
        String violation = StatusEventRules.violation(recorded);
        if (violation != null) {
            throw new UnreadableRowException(violation);
        }
        return completed(recorded, distance == null, health == null, magic == null);
    }

    private StatusEvent completed(StatusEvent event, boolean needsDistance, boolean needsHealth, boolean needsMagic) {
        long second = Math.floorDiv(event.statusTimeMs(), 1000);
        Last last = lastByName.computeIfAbsent(event.name(), name -> new Last(keys.key(name), event, second));
        double metres = GreatCircle.metres(last.latitude, last.longitude, event.latitude(), event.longitude());
        last.latitude = event.latitude();
        last.longitude = event.longitude();
        if (needsHealth || needsMagic) {
            last.vitals = last.vitals.after(last.key, last.second, second);
            last.second = Math.max(last.second, second);
        }
        return new StatusEvent(
                event.name(),
                event.statusTimeMs(),
                event.latitude(),
                event.longitude(),
                needsDistance ? metres : event.distance(),
                needsHealth ? last.vitals.healthPoints() : event.healthPoints(),
                needsMagic ? last.vitals.magicPoints() : event.magicPoints());
    }

    private static String required(Map<EventField, String> values, EventField field) throws UnreadableRowException {
        @Nullable String value = values.get(field);
        if (value == null) {
            throw new UnreadableRowException(field.eventName() + " must not be missing");
        }
        return value;
    }

    private static double number(EventField field, String text) throws UnreadableRowException {
        String number = text.strip();
        if (!NUMBER.matcher(number).matches()) {
            throw new UnreadableRowException(field.eventName() + " must be a number: " + Excerpt.of(text));
        }
        // Adding 0 makes a plain 0 of -0.
        return Double.parseDouble(number) + 0.0;
    }

    /// Whole numbers, also as `100.0`: tools that know only floating point write them so.
    private static int points(EventField field, String text) throws UnreadableRowException {
        double points = number(field, text);
        if (points != Math.rint(points) || points < 0 || points > Integer.MAX_VALUE) {
            throw new UnreadableRowException(field.eventName() + " must be a whole number in [0, " + Integer.MAX_VALUE
                    + "]: " + Excerpt.of(text));
        }
        return (int) points;
    }
}
