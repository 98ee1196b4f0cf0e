package com.wildrydes.cli.terminal;

/// Ctrl-C, and the request to end that a service manager sends.
@FunctionalInterface
public interface Interrupts {
    /// Calls `stop` once, on a thread of its own, when the process is asked to end, until the registration is closed.
    Registration onInterrupt(Runnable stop);

    /// Ends listening.
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
