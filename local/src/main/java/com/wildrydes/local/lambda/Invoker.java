package com.wildrydes.local.lambda;

/// A function as those see it that invoke it. Thread-safe.
@FunctionalInterface
public interface Invoker {

    /// Invokes the function and waits for its answer, at most about its timeout and the start of a process.
    ///
    /// @param event JSON, UTF-8, up to 6 MB; not changed
    ///
    /// @throws InterruptedException when the waiting thread is interrupted; the invocation is then ended
    InvocationResult invoke(byte[] event) throws InterruptedException;
}
