package com.wildrydes.local.athena.execution;

/// What an execution took (Athena API Reference, "QueryExecutionStatistics").
///
/// @param queueMs from the submission until planning began
/// @param planningMs part of `engineMs`
/// @param engineMs in the engine
/// @param serviceMs storing the result
/// @param totalMs from the submission to the end
public record ExecutionStatistics(
        long scannedBytes, long queueMs, long planningMs, long engineMs, long serviceMs, long totalMs) {

    static final ExecutionStatistics NONE = new ExecutionStatistics(0, 0, 0, 0, 0, 0);
}
