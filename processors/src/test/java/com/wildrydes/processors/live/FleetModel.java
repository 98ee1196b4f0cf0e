package com.wildrydes.processors.live;

import com.wildrydes.processors.alert.Alert;
import com.wildrydes.processors.fleet.UnicornState;
import com.wildrydes.telemetry.StatusEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the live state and the alerts must be, computed from the stream with nothing of the code under test: a
/// unicorn's events that are newer than all before them in the stream are its story.
final class FleetModel {

    private final Map<String, List<ArrivedEvent>> arrived = new TreeMap<>();
    private final Map<String, List<StatusEvent>> stories = new TreeMap<>();

    /// @param stream in its order, each event as often as it is on the stream
    static FleetModel of(List<ArrivedEvent> stream) {
        var model = new FleetModel();
        for (ArrivedEvent one : stream) {
            StatusEvent event = one.event();
            if (event.statusTimeMs() <= one.arrivalMs() + 60_000) {
                model.arrived
                        .computeIfAbsent(event.name(), name -> new ArrayList<>())
                        .add(one);
                List<StatusEvent> story = model.stories.computeIfAbsent(event.name(), name -> new ArrayList<>());
                if (story.isEmpty() || story.getLast().statusTimeMs() < event.statusTimeMs()) {
                    story.add(event);
                }
            }
        }
        return model;
    }

    long accepted() {
        return stories.values().stream().mapToLong(List::size).sum();
    }

    /// Every unicorn's state but for its speed and heading, in the form of [#states(Collection)].
    Map<String, Map<String, Object>> states() {
        var states = new TreeMap<String, Map<String, Object>>();
        stories.forEach((name, story) -> {
            StatusEvent last = story.getLast();
            var state = new LinkedHashMap<String, Object>();
            state.put("time", last.statusTimeMs());
            state.put("latitude", Math.round(last.latitude() * 1e6));
            state.put("longitude", Math.round(last.longitude() * 1e6));
            state.put("health", last.healthPoints());
            state.put("magic", last.magicPoints());
            state.put(
                    "arrival",
                    arrived.get(name).stream()
                                    .mapToLong(ArrivedEvent::arrivalMs)
                                    .max()
                                    .orElseThrow()
                            / 1000);
            state.put("low", openSince(story, true) + " " + openSince(story, false));
            states.put(name, state);
        });
        return states;
    }

    static Map<String, Map<String, Object>> states(Collection<UnicornState> rows) {
        var states = new TreeMap<String, Map<String, Object>>();
        for (UnicornState row : rows) {
            var state = new LinkedHashMap<String, Object>();
            state.put("time", row.statusTimeMs());
            state.put("latitude", Math.round(row.latitude() * 1e6));
            state.put("longitude", Math.round(row.longitude() * 1e6));
            state.put("health", row.healthPoints());
            state.put("magic", row.magicPoints());
            state.put("arrival", row.arrivalMs() / 1000);
            state.put("low", row.healthFallMs() + " " + row.magicFallMs());
            states.put(row.name(), state);
        }
        return states;
    }

    /// Metres a second from the fix before the last to the last; 0 when there is one only.
    double speed(String name) {
        List<StatusEvent> story = stories.getOrDefault(name, List.of());
        if (story.size() < 2) {
            return 0;
        }
        StatusEvent last = story.getLast();
        return last.distance()
                / ((last.statusTimeMs() - story.get(story.size() - 2).statusTimeMs()) / 1000.0);
    }

    /// Start of the run of low points at the story's end, null when it does not end low.
    private static Long openSince(List<StatusEvent> story, boolean health) {
        Long since = null;
        for (StatusEvent event : story.reversed()) {
            if (points(event, health) >= 100) {
                break;
            }
            since = event.statusTimeMs();
        }
        return since;
    }

    private static int points(StatusEvent event, boolean health) {
        return health ? event.healthPoints() : event.magicPoints();
    }

    /// Each run of low points in a story is one alert: unicorn, vital, start, points at the start, and its end.
    TreeSet<String> alerts() {
        var alerts = new TreeSet<String>();
        stories.forEach((name, story) -> {
            for (boolean health : new boolean[] {true, false}) {
                for (int i = 0; i < story.size(); i++) {
                    boolean low = points(story.get(i), health) < 100;
                    boolean first = i == 0 || points(story.get(i - 1), health) >= 100;
                    if (low && first) {
                        alerts.add(
                                text(name, health ? "HEALTH" : "MAGIC", story.get(i), health, end(story, i, health)));
                    }
                }
            }
        });
        return alerts;
    }

    private static Long end(List<StatusEvent> story, int from, boolean health) {
        return story.subList(from, story.size()).stream()
                .filter(event -> points(event, health) >= 100)
                .findFirst()
                .map(StatusEvent::statusTimeMs)
                .orElse(null);
    }

    private static String text(String name, String vital, StatusEvent start, boolean health, Long end) {
        return name + " " + vital + " " + start.statusTimeMs() + " " + points(start, health) + " "
                + Math.round(start.latitude() * 1e6) + " " + end;
    }

    static TreeSet<String> alerts(Collection<Alert> table) {
        var alerts = new TreeSet<String>();
        for (Alert alert : table) {
            alerts.add(alert.name() + " " + alert.vital() + " " + alert.raisedMs() + " " + alert.value() + " "
                    + Math.round(alert.latitude() * 1e6) + " " + alert.resolvedMs());
        }
        return alerts;
    }
}
