package com.wildrydes.local.faults;

import java.util.SplittableRandom;

/// A rule with its count. Thread-safe.
final class ActiveRule {
    private final FaultRule rule;
    private final SplittableRandom random;
    private int matched;
    private int hits;

    /// @param random its own, so that what other rules see does not change what this one does
    ActiveRule(FaultRule rule, SplittableRandom random) {
        this.rule = rule;
        this.random = random;
    }

    FaultRule rule() {
        return rule;
    }

    synchronized int hits() {
        return hits;
    }

    /// Whether this request, record or invocation is hit.
    synchronized boolean hits(Effect.Scope scope, String service, String operation) {
        if (!rule.matches(scope, service, operation)) {
            return false;
        }
        matched++;
        if (matched <= rule.after() || hits >= rule.times() || random.nextDouble() >= rule.probability()) {
            return false;
        }
        hits++;
        return true;
    }
}
