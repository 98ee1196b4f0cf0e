package com.wildrydes.system;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the dashboard must show after some events, told in the order of their shards. Not thread-safe.
///
/// It knows the rules as the documents say them (`docs/live.md`): an event that is not newer than what is shown says
/// nothing; a vital falls with the first value below 100, and recovers with the first that is not.
final class LiveLedger {
    private static final int ALERT_BELOW = 100;

    private final Map<String, Event> newest = new TreeMap<>();
    private final Map<String, String> open = new TreeMap<>();
    private final Set<String> falls = new HashSet<>();

    void next(Event event) {
        Event shown = newest.get(event.name());
        if (shown == null || event.statusTime().compareTo(shown.statusTime()) > 0) {
            newest.put(event.name(), event);
            step(event, "healthPoints", event.healthPoints());
            step(event, "magicPoints", event.magicPoints());
        }
    }

    private void step(Event event, String vital, long points) {
        String fallen = open.get(vital + event.name());
        if (points < ALERT_BELOW && fallen == null) {
            open.put(vital + event.name(), event.statusTime());
        } else if (points >= ALERT_BELOW && fallen != null) {
            falls.add(fall(event.name(), vital, fallen, event.statusTime()));
            open.remove(vital + event.name());
        }
    }

    /// The state of each unicorn by its name, in the form of [#state].
    Map<String, String> states() {
        var states = new TreeMap<String, String>();
        newest.forEach((name, event) -> states.put(
                name,
                state(
                        event.statusTime(),
                        event.latitude(),
                        event.longitude(),
                        event.healthPoints(),
                        event.magicPoints())));
        return states;
    }

    /// The falls that ended, in the form of [#fall].
    Set<String> falls() {
        return Set.copyOf(falls);
    }

    /// How many falls have not ended.
    int openFalls() {
        return open.size();
    }

    /// A state as text, its position in whole millionths of a degree.
    static String state(String statusTime, BigDecimal latitude, BigDecimal longitude, long health, long magic) {
        return String.join(
                " ", statusTime, degrees(latitude), degrees(longitude), Long.toString(health), Long.toString(magic));
    }

    private static String degrees(BigDecimal exact) {
        return exact.setScale(6, RoundingMode.HALF_EVEN).toPlainString();
    }

    /// A fall as text.
    static String fall(String name, String vital, String from, String to) {
        return String.join(" ", name, vital, from, to);
    }
}
