package com.wildrydes.local.athena.execution;

/// Why an execution failed, in numbers (Athena User Guide, "Athena error catalog").
///
/// @param category 1 system, 2 user, 3 other
/// @param type such as 1006, a syntax error
/// @param retryable whether the same statement may succeed when it is run again
public record ExecutionError(int category, int type, boolean retryable, String message) {
    static final int SYSTEM = 1;
    static final int USER = 2;
}
