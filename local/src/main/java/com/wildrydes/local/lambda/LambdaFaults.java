package com.wildrydes.local.lambda;

/// Decides what goes wrong with an invocation, so that tests can see what a function withstands. Thread-safe.
@FunctionalInterface
public interface LambdaFaults {

    /// What may go wrong.
    enum Fault {
        NONE,
        /// The function is not reached; the invocation counts as failed.
        FAIL,
        /// The function gets the event, answers, and gets the same event again under the same request id.
        DELIVER_TWICE,
        /// The function's process is killed after it answered: its side effects are done, its answer is lost.
        CRASH_AFTER_SIDE_EFFECTS
    }

    /// For a stack without faults.
    LambdaFaults NEVER = functionName -> Fault.NONE;

    /// Called once for each invocation, before it.
    Fault next(String functionName);
}
