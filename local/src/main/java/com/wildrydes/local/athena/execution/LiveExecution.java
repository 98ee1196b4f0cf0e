package com.wildrydes.local.athena.execution;

import com.wildrydes.local.athena.engine.Progress;
import com.wildrydes.local.athena.engine.QueryRun;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An execution of this stack's own time: what is known of it now, and its run while it has one. Thread-safe.
final class LiveExecution {
    private final Execution submitted;
    private final @Nullable Long bytesScannedCutoff;
    private final Clock clock;

    private @Nullable QueryRun run;
    private @Nullable Long startedMs;
    private @Nullable Execution ended;

    LiveExecution(Execution submitted, @Nullable Long bytesScannedCutoff, Clock clock) {
        this.submitted = submitted;
        this.bytesScannedCutoff = bytesScannedCutoff;
        this.clock = clock;
    }

    Execution submitted() {
        return submitted;
    }

    /// The execution as it is now.
    synchronized Execution now() {
        if (ended != null) {
            return ended;
        }
        if (run == null) {
            return submitted.underway(
                    startedMs == null ? ExecutionState.QUEUED : ExecutionState.RUNNING, null, statistics(null));
        }
        Progress progress = run.progress();
        ExecutionStatistics statistics = statistics(progress);
        return switch (progress.state()) {
            case STARTING_ENGINE ->
                submitted.underway(
                        ExecutionState.QUEUED,
                        "The query engine is starting, as it does with the first query",
                        statistics);
            case QUEUED -> submitted.underway(ExecutionState.QUEUED, null, statistics);
            case RUNNING, FINISHED, FAILED, CANCELLED -> submitted.underway(ExecutionState.RUNNING, null, statistics);
        };
    }

    /// The execution leaves the queue.
    ///
    /// @return false when it has ended in the queue
    synchronized boolean begin() {
        startedMs = clock.millis();
        return ended == null;
    }

    /// The engine has the statement.
    ///
    /// @return false when the execution has ended meanwhile: the run is not wanted any more
    synchronized boolean attach(QueryRun begun) {
        run = begun;
        return ended == null;
    }

    /// Ends the execution, unless it has ended before.
    ///
    /// @param end makes the ended execution of the one that is under way
    /// @return the ended execution; null when it had ended before
    synchronized @Nullable Execution end(UnaryOperator<Execution> end) {
        if (ended != null) {
            return null;
        }
        ended = end.apply(now());
        return ended;
    }

    /// Stops the engine's work.
    void cancelRun() {
        QueryRun begun;
        synchronized (this) {
            begun = run;
        }
        if (begun != null) {
            begun.cancel();
        }
    }

    /// Whether the execution has scanned more than its workgroup allows.
    synchronized boolean isOverCutoff() {
        return bytesScannedCutoff != null
                && run != null
                && ended == null
                && run.progress().bytesScanned() > bytesScannedCutoff;
    }

    private ExecutionStatistics statistics(@Nullable Progress progress) {
        long total = Math.max(0, clock.millis() - submitted.submittedMs());
        long waited = startedMs == null ? total : Math.max(0, startedMs - submitted.submittedMs());
        if (progress == null) {
            return new ExecutionStatistics(0, waited, 0, 0, Math.max(0, total - waited), total);
        }
        long queue = waited + progress.queued().toMillis();
        long planning = progress.planning().toMillis();
        long engine = planning + progress.execution().toMillis();
        long service = Math.max(0, total - queue - engine);
        return new ExecutionStatistics(progress.bytesScanned(), queue, planning, engine, service, total);
    }
}
