package com.wildrydes.local.lambda.mapping;

import java.time.Duration;

/// Waits for a time; [#SYSTEM] really does.
@FunctionalInterface
public interface Sleeper {
    Sleeper SYSTEM = Thread::sleep;

    /// Waits that long.
    void sleep(Duration duration) throws InterruptedException;
}
