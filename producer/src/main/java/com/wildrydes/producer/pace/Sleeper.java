package com.wildrydes.producer.pace;

import java.time.Duration;

/// Waits.
@FunctionalInterface
public interface Sleeper {

    /// Waits on the real clock.
    Sleeper SYSTEM = Thread::sleep;

    void sleep(Duration duration) throws InterruptedException;
}
