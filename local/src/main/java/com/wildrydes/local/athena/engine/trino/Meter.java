package com.wildrydes.local.athena.engine.trino;

import com.fasterxml.jackson.databind.JsonNode;
import com.wildrydes.local.athena.engine.Progress;
import com.wildrydes.local.athena.engine.Progress.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Follows how far a statement is. Thread-safe.
final class Meter {
    private final Clock clock;
    private final Instant begin;
    private Progress progress =
            new Progress(State.STARTING_ENGINE, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
    private Duration engineStart = Duration.ZERO;

    Meter(Clock clock) {
        this.clock = clock;
        this.begin = clock.instant();
    }

    synchronized Progress progress() {
        if (progress.state() == State.STARTING_ENGINE) {
            return with(State.STARTING_ENGINE, sinceBegin(), Duration.ZERO);
        }
        return progress;
    }

    synchronized void engineReady() {
        engineStart = sinceBegin();
        progress = with(State.QUEUED, engineStart, Duration.ZERO);
    }

    /// @param stats `StatementStats` of Trino's client protocol
    synchronized void record(JsonNode stats) {
        Duration queued = millis(stats, "queuedTimeMillis");
        Duration planning = millis(stats, "planningTimeMillis");
        Duration execution = millis(stats, "elapsedTimeMillis").minus(queued).minus(planning);
        progress = new Progress(
                stats.path("queued").asBoolean() ? State.QUEUED : State.RUNNING,
                stats.path("physicalInputBytes").asLong(),
                stats.path("processedRows").asLong(),
                engineStart.plus(queued),
                planning,
                execution.isNegative() ? Duration.ZERO : execution,
                stats.path("progressPercentage").asDouble() / 100);
    }

    /// The first end counts.
    synchronized void end(State state) {
        if (progress.state().ended()) {
            return;
        }
        Duration queued = progress.state() == State.STARTING_ENGINE ? sinceBegin() : progress.queued();
        progress = new Progress(
                state,
                progress.bytesScanned(),
                progress.rowsScanned(),
                queued,
                progress.planning(),
                progress.execution(),
                state == State.FINISHED ? 1 : progress.fraction());
    }

    private Progress with(State state, Duration queued, Duration planning) {
        return new Progress(state, 0, 0, queued, planning, Duration.ZERO, 0);
    }

    private Duration sinceBegin() {
        return Duration.between(begin, clock.instant());
    }

    private static Duration millis(JsonNode stats, String name) {
        return Duration.ofMillis(stats.path(name).asLong());
    }
}
