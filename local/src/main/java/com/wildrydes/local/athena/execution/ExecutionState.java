package com.wildrydes.local.athena.execution;

/// The states of an execution (Athena API Reference, "QueryExecutionStatus").
///
/// ```
/// QUEUED ──► RUNNING ──► SUCCEEDED
///    │          ├──────► FAILED
///    └──────────┴──────► CANCELLED
/// ```
public enum ExecutionState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public boolean ended() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
