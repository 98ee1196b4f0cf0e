package com.wildrydes.producer.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that goes on when someone sleeps, and only then.
public final class FakeTime implements InstantSource, Sleeper {

    private Instant now;

    public FakeTime(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void sleep(Duration duration) {
        now = now.plus(duration);
    }
}
