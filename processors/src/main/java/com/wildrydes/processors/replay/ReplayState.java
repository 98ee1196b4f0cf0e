package com.wildrydes.processors.replay;

import org.jspecify.annotations.Nullable;

/// How far a replay's query is.
///
/// ```
///   Waiting ──► Running ──► Ready
///      └───────────┴──────► Failed
/// ```
public sealed interface ReplayState {

    /// Athena has not begun.
    ///
    /// @param remark why, where Athena says so
    record Waiting(@Nullable String remark) implements ReplayState {}

    /// @param bytesScanned so far
    record Running(long bytesScanned) implements ReplayState {}

    /// The result lies in the bucket.
    ///
    /// @param key of the result
    /// @param bytesScanned what the query cost
    record Ready(String key, long bytesScanned) implements ReplayState {}

    /// It has no result and will have none: asked again, it is run again.
    ///
    /// @param message what happened and what to do
    record Failed(String message) implements ReplayState {}
}
