package com.wildrydes.local.athena.execution;

import org.jspecify.annotations.Nullable;

/// One execution, as it is kept and as clients see it. Immutable.
///
/// @param id a UUID
/// @param outputLocation the address of the result file
/// @param reason why it is in its state; null where that needs no words
/// @param error null unless it failed
/// @param submittedMs milliseconds since the epoch
/// @param endedMs milliseconds since the epoch; null until it ended
/// @param result null unless it succeeded
public record Execution(
        String id,
        QueryRequest request,
        StatementKind kind,
        String outputLocation,
        ExecutionState state,
        @Nullable String reason,
        @Nullable ExecutionError error,
        long submittedMs,
        @Nullable Long endedMs,
        ExecutionStatistics statistics,
        @Nullable ExecutionResult result) {

    static Execution submitted(String id, QueryRequest request, StatementKind kind, String outputLocation, long nowMs) {
        return new Execution(
                id,
                request,
                kind,
                outputLocation,
                ExecutionState.QUEUED,
                null,
                null,
                nowMs,
                null,
                ExecutionStatistics.NONE,
                null);
    }

    Execution underway(ExecutionState now, @Nullable String why, ExecutionStatistics so) {
        return new Execution(id, request, kind, outputLocation, now, why, null, submittedMs, null, so, null);
    }

    Execution succeeded(ExecutionResult left, ExecutionStatistics took, long nowMs) {
        return new Execution(
                id,
                request,
                kind,
                outputLocation,
                ExecutionState.SUCCEEDED,
                null,
                null,
                submittedMs,
                nowMs,
                took,
                left);
    }

    Execution failed(ExecutionError why, ExecutionStatistics took, long nowMs) {
        return new Execution(
                id,
                request,
                kind,
                outputLocation,
                ExecutionState.FAILED,
                why.message(),
                why,
                submittedMs,
                nowMs,
                took,
                null);
    }

    Execution cancelled(String why, ExecutionStatistics took, long nowMs) {
        return new Execution(
                id, request, kind, outputLocation, ExecutionState.CANCELLED, why, null, submittedMs, nowMs, took, null);
    }
}
