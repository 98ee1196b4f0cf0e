package com.wildrydes.local.lambda.runtime;

/// What Lambda bills a function for.
///
/// @param requests invocations, failed ones too
/// @param billedMs milliseconds, each invocation rounded up, the start of its process included where it needed one
/// @param memoryMb the function's memory
public record Usage(long requests, long billedMs, int memoryMb) {

    /// Memory times time, in GB-seconds.
    public double gbSeconds() {
        return billedMs / 1000.0 * memoryMb / 1024.0;
    }
}
