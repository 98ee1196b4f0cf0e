package com.wildrydes.local.apigateway;

import java.time.InstantSource;

/// Admits requests as a [Throttle] says: each takes a token of a bucket that holds a burst's and is full at first, and
/// into which tokens drip at the rate. Thread-safe.
public final class TokenBucket {
    private final Throttle throttle;
    private final InstantSource clock;
    private double tokens;
    private long atMs;

    public TokenBucket(Throttle throttle, InstantSource clock) {
        this.throttle = throttle;
        this.clock = clock;
        this.tokens = throttle.burst();
        this.atMs = clock.millis();
    }

    /// Takes a token; false when none is left.
    public synchronized boolean admits() {
        long nowMs = clock.millis();
        // A clock that was set back drips on from where it is.
        double dripped = Math.max(0, nowMs - atMs) / 1000.0 * throttle.requestsPerSecond();
        tokens = Math.min(throttle.burst(), tokens + dripped);
        atMs = nowMs;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
