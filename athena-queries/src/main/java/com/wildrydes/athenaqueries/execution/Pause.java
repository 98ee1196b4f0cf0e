package com.wildrydes.athenaqueries.execution;

import java.time.Duration;

/// How the next look at a statement is waited for; tests do not wait.
@FunctionalInterface
public interface Pause {
    void pause(Duration duration) throws InterruptedException;
}
