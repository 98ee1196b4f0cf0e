package com.wildrydes.local.lambda;

/// What came of an invocation.
@SuppressWarnings("ArrayRecordComponent") // payloads are passed on, never compared
public sealed interface InvocationResult {

    /// The function answered.
    ///
    /// @param payload what the handler returned, JSON as a rule
    /// @param logTail the last 4 KB of what the invocation logged
    record Succeeded(String requestId, byte[] payload, byte[] logTail) implements InvocationResult {}

    /// The function was invoked and failed: an exception, a time-out, the end of its process, an error while it
    /// initialised.
    ///
    /// @param error Lambda's error document: `errorType`, `errorMessage` and, from a handler, `stackTrace`
    /// @param logTail the last 4 KB of what the invocation logged
    record Failed(String requestId, byte[] error, byte[] logTail) implements InvocationResult {}

    /// The function was not invoked: the stack is closing, or has no process to spare. It says nothing of the event.
    record NotInvoked(String reason) implements InvocationResult {}
}
