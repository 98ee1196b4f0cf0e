package com.wildrydes.local.time;

import java.time.InstantSource;

/// Tokens that drip in at a rate and are taken by whoever would do something: full at first, and never more than full.
/// Thread-safe.
public final class TokenBucket {
    private final double perSecond;
    private final double most;
    private final InstantSource clock;
    private double tokens;
    private long atMs;

    /// @param perSecond how many drip in, at least 0
    /// @param most how many it holds, at least 0
    public TokenBucket(double perSecond, double most, InstantSource clock) {
        this.perSecond = perSecond;
        this.most = most;
        this.clock = clock;
        this.tokens = most;
        this.atMs = clock.millis();
    }

    /// Whether so many could be taken now.
    public synchronized boolean has(double amount) {
        drip();
        return tokens >= amount;
    }

    /// Takes so many; takes none, and is false, when there are fewer.
    public synchronized boolean take(double amount) {
        if (!has(amount)) {
            return false;
        }
        tokens -= amount;
        return true;
    }

    private void drip() {
        long nowMs = clock.millis();
        // A clock that was set back drips on from where it is.
        tokens = Math.min(most, tokens + Math.max(0, nowMs - atMs) / 1000.0 * perSecond);
        atMs = nowMs;
    }
}
