package com.wildrydes.processors.live;

import com.wildrydes.processors.alert.Transition;
import com.wildrydes.processors.alert.Vital;
import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.fleet.UnicornState;
import com.wildrydes.telemetry.StatusEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Moves one block on by events, in the order of the stream. Not thread-safe.
///
/// A unicorn's state is that of its event with the greatest time. An event that is not newer changes nothing but the
/// arrival, which is a maximum too: so events that come again, in whatever portions, change nothing, and the state
/// never goes back in event time. What a state decides, it decides once, in the step that moves it on:
///
/// ```
///             points < threshold: raised, fall = event time
///   ┌──────┐ ──────────────────────────────────────────────► ┌─────┐
///   │ well │                                                 │ low │   fall is kept in the state
///   └──────┘ ◄────────────────────────────────────────────── └─────┘
///             points ≥ threshold: resolved
/// ```
///
/// A unicorn that was never seen is taken for well before.
final class Merge {

    /// So long after its last arrival a unicorn leaves the block, when no fall of it is open.
    static final long FORGOTTEN_AFTER_MS = Duration.ofHours(24).toMillis();

    private final Block base;
    private final long version;
    private final int alertBelow;
    private final boolean admits;
    private final TreeMap<String, UnicornState> rows;
    private final List<Transition> transitions = new ArrayList<>();
    private final Totals totals;
    private long applied;
    private long late;
    private long leftOut;
    private boolean newcomers;
    private boolean changed;

    /// @param alertBelow points below which a vital is low
    /// @param admits whether unicorns that the block does not have may enter
    private Merge(Block base, int alertBelow, boolean admits) {
        this.base = base;
        this.version = base.version() + 1;
        this.alertBelow = alertBelow;
        this.admits = admits;
        this.rows = new TreeMap<>(base.rows());
        this.totals = new Totals(base.header());
    }

    /// What becomes of the block.
    ///
    /// @param nowMs the moment of the write, milliseconds since the epoch
    static Merged of(Block base, List<ArrivedEvent> events, int alertBelow, boolean admits, long nowMs) {
        var merge = new Merge(base, alertBelow, admits);
        events.forEach(merge::add);
        return merge.result(nowMs);
    }

    private void add(ArrivedEvent arrived) {
        StatusEvent event = arrived.event();
        UnicornState before = rows.get(event.name());
        totals.arrived(arrived.arrivalMs());
        if (before == null && !admits) {
            leftOut++;
        } else if (before == null && isForgotten(arrived.arrivalMs())) {
            late++;
        } else if (before != null && event.statusTimeMs() <= before.statusTimeMs()) {
            late++;
            if (arrived.arrivalMs() >= before.arrivalMs() + UnicornState.ARRIVAL_STEP_MS) {
                put(before.arrived(arrived.arrivalMs(), version));
            }
        } else {
            applied++;
            newcomers |= before == null;
            totals.accepted(event, arrived.arrivalMs());
            put(moved(before, event, arrived.arrivalMs()));
        }
    }

    private void put(UnicornState row) {
        rows.put(row.name(), row);
        changed = true;
    }

    private UnicornState moved(@Nullable UnicornState before, StatusEvent event, long arrivalMs) {
        return new UnicornState(
                event.name(),
                event.statusTimeMs(),
                event.latitude(),
                event.longitude(),
                event.healthPoints(),
                event.magicPoints(),
                before == null ? 0 : Motion.speed(before, event),
                before == null ? Double.NaN : Motion.heading(before, event),
                before == null ? arrivalMs : Math.max(before.arrivalMs(), arrivalMs),
                version,
                fallMs(before, event, Vital.HEALTH, event.healthPoints()),
                fallMs(before, event, Vital.MAGIC, event.magicPoints()));
    }

    /// The vital's open fall after this event, null when there is none; decides what is to be told.
    private @Nullable Long fallMs(@Nullable UnicornState before, StatusEvent event, Vital vital, int points) {
        Long fallMs = before == null ? null : before.fallMs(vital);
        long timeMs = event.statusTimeMs();
        if (fallMs == null && points < alertBelow) {
            transitions.add(new Transition.Raised(
                    event.name(),
                    vital,
                    timeMs,
                    points,
                    alertBelow,
                    UnicornState.degrees(event.latitude()),
                    UnicornState.degrees(event.longitude())));
            return timeMs;
        }
        if (fallMs != null && points >= alertBelow) {
            transitions.add(new Transition.Resolved(event.name(), vital, fallMs, timeMs, points));
            return null;
        }
        return fallMs;
    }

    private boolean isForgotten(long arrivalMs) {
        return totals.latestArrivalMs() - arrivalMs > FORGOTTEN_AFTER_MS;
    }

    private Merged result(long nowMs) {
        if (!changed) {
            return new Merged(base, newcomers, applied, late, leftOut);
        }
        rows.values().removeIf(row -> isForgotten(row.arrivalMs()) && !row.isLow());
        var pending = new ArrayList<>(base.pending());
        pending.addAll(transitions);
        return new Merged(
                new Block(base.key(), base.epoch(), version, totals.header(nowMs), rows, pending),
                newcomers,
                applied,
                late,
                leftOut);
    }

    /// A block after a merge.
    ///
    /// @param block the base itself when nothing changed
    /// @param newcomers whether it has unicorns that the base had not
    /// @param applied events that moved a state on
    /// @param late events that were not newer than the state
    /// @param leftOut events of unicorns that may not enter
    record Merged(Block block, boolean newcomers, long applied, long late, long leftOut) {}
}
