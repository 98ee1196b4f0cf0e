package com.wildrydes.local.kinesis;

/// An amount that grows with time up to a maximum, and can be overdrawn. For one thread at a time.
///
/// Overdrawn, it gives nothing until it is full again: a read of 10 MiB at 2 MiB a second blocks the next one for five
/// seconds, as AWS's documentation of GetRecords says.
final class Allowance {

    /// A caller that looked at the clock this long before others is late, not in another time.
    private static final long LATE_MS = 1000;

    private final long perSecond;
    private long thousandths;
    private long atMs;
    private boolean overdrawn;

    Allowance(long perSecond, long nowMs) {
        this.perSecond = perSecond;
        this.thousandths = perSecond * 1000;
        this.atMs = nowMs;
    }

    /// Whether `amount` can be taken without overdrawing.
    boolean has(long amount, long nowMs) {
        refill(nowMs);
        return !overdrawn && thousandths >= amount * 1000;
    }

    /// Takes `amount`, also more than there is.
    void take(long amount, long nowMs) {
        refill(nowMs);
        thousandths -= amount * 1000;
        overdrawn |= thousandths < 0;
    }

    private void refill(long nowMs) {
        if (nowMs < atMs - LATE_MS) {
            // The clock was set back: waiting until it is there again would refuse everything for so long.
            atMs = nowMs;
        }
        long elapsedMs = Math.max(0, nowMs - atMs);
        thousandths = Math.min(perSecond * 1000, thousandths + elapsedMs * perSecond);
        atMs = Math.max(atMs, nowMs);
        overdrawn &= thousandths < perSecond * 1000;
    }
}
