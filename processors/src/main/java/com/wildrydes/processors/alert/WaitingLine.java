package com.wildrydes.processors.alert;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// The alerts that wait to be published, looked at now and then. Thread-safe.
final class WaitingLine {

    /// From one look to the next.
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    /// Alerts of one look. When there are as many, the next look comes at once.
    static final int MOST = OnceDelivery.ROUND;

    private final AlertTable table;
    private final InstantSource clock;
    private final AtomicLong nextLookMs = new AtomicLong(Long.MIN_VALUE);

    WaitingLine(AlertTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /// Those to be seen to now.
    List<AlertId> due() throws UnavailableException, RefusedException {
        long nowMs = clock.millis();
        long dueMs = nextLookMs.get();
        if (nowMs < dueMs || !nextLookMs.compareAndSet(dueMs, nowMs + BETWEEN_LOOKS.toMillis())) {
            return List.of();
        }
        List<AlertId> waiting = table.waiting(MOST);
        if (waiting.size() == MOST) {
            nextLookMs.set(nowMs);
        }
        return waiting;
    }
}
