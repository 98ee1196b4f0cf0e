package com.wildrydes.local.lambda.runtime;

/// What a function was asked, and what Lambda bills for it.
///
/// @param requests invocations, failed ones too
/// @param errors failed invocations, which Lambda bills like others
/// @param billedMs milliseconds, each invocation rounded up, the start of its process included where it needed one
/// @param memoryMb the function's memory
public record Usage(long requests, long errors, long billedMs, int memoryMb) {

    /// Memory times time, in GB-seconds.
    public double gbSeconds() {
        return billedMs / 1000.0 * memoryMb / 1024.0;
    }
}
