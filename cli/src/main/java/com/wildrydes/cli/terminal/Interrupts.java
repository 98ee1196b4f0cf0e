package com.wildrydes.cli.terminal;

/// Ctrl-C, and the request to end that a service manager sends.
@FunctionalInterface
public interface Interrupts {
    /// The exit code of a command that was stopped before its end: what a shell reports after Ctrl-C, 128 + SIGINT.
    int EXIT_CODE = 130;

    /// Calls `stop` once, on a thread of its own, when the process is asked to end, until the registration is closed.
    Registration onInterrupt(Runnable stop);

    /// Ends listening.
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
