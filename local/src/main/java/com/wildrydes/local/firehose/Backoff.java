package com.wildrydes.local.firehose;

import java.time.Duration;

/// How long to wait after failures that follow each other: twice as long each time. For one thread.
final class Backoff {

    private final long firstMs;
    private final long lastMs;
    private long waitMs;
    private long failedMs;

    Backoff(Duration first, Duration last) {
        this.firstMs = first.toMillis();
        this.lastMs = last.toMillis();
    }

    /// @return how long to wait now
    long failed(long nowMs) {
        waitMs = waitMs == 0 ? firstMs : Math.min(2 * waitMs, lastMs);
        failedMs = nowMs;
        return waitMs;
    }

    void succeeded() {
        waitMs = 0;
    }

    /// What is left of the wait; a clock that was set back does not make it longer.
    long leftMs(long nowMs) {
        return Math.min(waitMs, Math.max(0, failedMs + waitMs - nowMs));
    }
}
