package com.wildrydes.local.lambda;

/// Hears each line that a function writes to stdout or stderr, in order per process, and Lambda's own START, END and
/// REPORT lines. Thread-safe; it must return fast and not throw: the function's output waits for it.
@FunctionalInterface
public interface LogListener {

    /// Takes one line of the function's log.
    ///
    /// @param line without its line end
    void line(String functionName, String line);
}
