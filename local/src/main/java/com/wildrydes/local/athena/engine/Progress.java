package com.wildrydes.local.athena.engine;

import java.time.Duration;

/// How far a statement is.
///
/// @param bytesScanned read from storage so far; of Parquet, only the columns and row groups that were needed
/// @param rowsScanned read from tables so far
/// @param queued from the start of the run until planning began, the engine's own start included
/// @param planning analysing and planning
/// @param execution from the end of planning until now, or until the end
/// @param fraction of the work that is known, 0 to 1
public record Progress(
        State state,
        long bytesScanned,
        long rowsScanned,
        Duration queued,
        Duration planning,
        Duration execution,
        double fraction) {

    public enum State {
        /// Waits for the engine's process, which takes seconds. Only the first statement sees it.
        STARTING_ENGINE,
        QUEUED,
        RUNNING,
        /// All rows are made; the last may still be on their way.
        FINISHED,
        FAILED,
        CANCELLED;

        public boolean ended() {
            return this == FINISHED || this == FAILED || this == CANCELLED;
        }
    }
}
