package com.wildrydes.cli.terminal;

import java.time.Duration;

/// How a command waits; tests do not.
@FunctionalInterface
public interface Pause {
    /// Sleeps.
    Pause REAL = Thread::sleep;

    void pause(Duration duration) throws InterruptedException;
}
