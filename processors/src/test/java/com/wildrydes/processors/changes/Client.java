package com.wildrydes.processors.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.processors.fleet.UnicornState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A client as `docs/api.md` wants it: it keeps what it is told, and the cursor that it was told last as text.
final class Client {

    private final Map<String, UnicornState> fleet = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private @Nullable String since;

    @Nullable
    Cursor cursor() {
        return since == null ? null : FleetFeed.cursor(since);
    }

    void apply(Changes answer) {
        if (answer.reset()) {
            fleet.clear();
            gone.clear();
        }
        for (UnicornState unicorn : answer.unicorns()) {
            UnicornState known = fleet.get(unicorn.name());
            if (known == null || unicorn.statusTimeMs() >= known.statusTimeMs()) {
                fleet.put(unicorn.name(), unicorn);
                gone.remove(unicorn.name());
            }
        }
        gone.addAll(answer.gone());
        since = answer.since();
    }

    void forget() {
        since = null;
        fleet.clear();
        gone.clear();
    }

    Map<String, UnicornState> fleet() {
        return fleet;
    }

    /// Of the unicorns that it knows.
    Set<String> gone() {
        gone.retainAll(fleet.keySet());
        return gone;
    }

    void requireNothingOlderThan(Map<String, UnicornState> before) {
        before.forEach((name, unicorn) ->
                assertThat(fleet.get(name).statusTimeMs()).as(name).isGreaterThanOrEqualTo(unicorn.statusTimeMs()));
    }
}
