package com.wildrydes.cli.audit;

import com.wildrydes.cli.terminal.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that moves when somebody waits.
final class SimulatedTime extends Clock implements Pause {
    private Instant now = Instant.parse("2026-07-21T09:20:00Z");

    /// What happens while somebody waits.
    private Runnable meanwhile = () -> {};

    void meanwhile(Runnable event) {
        meanwhile = event;
    }

    @Override
    public void pause(Duration duration) {
        now = now.plus(duration);
        meanwhile.run();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants only");
    }
}
