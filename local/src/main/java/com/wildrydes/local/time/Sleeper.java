package com.wildrydes.local.time;

import java.time.Duration;

/// Waits for a time; [#SYSTEM] really does.
@FunctionalInterface
public interface Sleeper {
    Sleeper SYSTEM = Thread::sleep;

    /// Waits that long.
    void sleep(Duration duration) throws InterruptedException;
}
