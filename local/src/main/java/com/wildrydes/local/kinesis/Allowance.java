package com.wildrydes.local.kinesis;

/// An amount that grows with time up to a maximum, and can be overdrawn. For one thread at a time.
///
/// Overdrawn, it gives nothing until it is full again: a read of 10 MiB at 2 MiB a second blocks the next one for five
/// seconds, as AWS's documentation of GetRecords says.
final class Allowance {

    private final long perSecond;
    private double level;
    private long atMs;
    private boolean overdrawn;

    Allowance(long perSecond, long nowMs) {
        this.perSecond = perSecond;
        this.level = perSecond;
        this.atMs = nowMs;
    }

    /// Whether `amount` can be taken without overdrawing.
    boolean has(long amount, long nowMs) {
        refill(nowMs);
        return !overdrawn && level >= amount;
    }

    /// Takes `amount`, also more than there is.
    void take(long amount, long nowMs) {
        refill(nowMs);
        level -= amount;
        overdrawn |= level < 0;
    }

    private void refill(long nowMs) {
        long elapsedMs = Math.max(0, nowMs - atMs);
        level = Math.min(perSecond, level + elapsedMs * (double) perSecond / 1000);
        atMs = Math.max(atMs, nowMs);
        overdrawn &= level < perSecond;
    }
}
