package com.wildrydes.local.lambda.runtime;

import java.time.Duration;
import java.util.Locale;

/// How a function process answered an invocation, or did not.
@SuppressWarnings("ArrayRecordComponent") // payloads are passed on, never compared
sealed interface Answer {

    /// The handler returned.
    record Returned(byte[] payload) implements Answer {}

    /// The handler threw; the runtime interface client made the error document.
    record Threw(byte[] error) implements Answer {}

    /// The handler returned more than Lambda takes.
    ///
    /// @param bytes at least this many
    record TooLarge(long bytes) implements Answer {}

    /// The handler did not return in time; its process is ended.
    record TimedOut(Duration timeout) implements Answer {}

    /// The process ended during the invocation.
    record Exited(String reason) implements Answer {}

    /// The error document for everything but [Returned], worded as Lambda words it.
    default byte[] errorDocument(String requestId) {
        return switch (this) {
            case Returned _ -> throw new IllegalStateException("an answer that is no error has no error document");
            case Threw threw -> threw.error();
            case TooLarge large ->
                ErrorDocument.of(
                        "Function.ResponseSizeTooLarge",
                        "Response payload size exceeded maximum allowed payload size ("
                                + RuntimeApi.MAX_RESPONSE_BYTES
                                + " bytes): at least "
                                + large.bytes());
            case TimedOut timedOut ->
                ErrorDocument.of(
                        "Sandbox.Timedout",
                        "RequestId: " + requestId + " Error: Task timed out after " + seconds(timedOut.timeout())
                                + " seconds");
            case Exited exited ->
                ErrorDocument.of("Runtime.ExitError", "RequestId: " + requestId + " Error: " + exited.reason());
        };
    }

    /// What REPORT says of the answer; empty for [Returned] and [Threw].
    default String reportStatus() {
        return switch (this) {
            case Returned _, Threw _ -> "";
            case TimedOut _ -> "Status: timeout";
            case TooLarge _ -> "Status: error\tError Type: Function.ResponseSizeTooLarge";
            case Exited _ -> "Status: error\tError Type: Runtime.ExitError";
        };
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 1000.0);
    }
}
