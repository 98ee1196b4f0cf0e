package com.wildrydes.local.lambda;

import java.time.Duration;

/// Invocations of a function at a fixed rate (Amazon EventBridge User Guide, "Rate expressions").
///
/// @param rate from one invocation to the next, at least a minute; the first one comes after the first such time
/// @param input the event of each invocation, JSON
public record Schedule(String functionName, Duration rate, String input) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public Schedule {
        if (rate.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("the rate of a schedule must be at least a minute: " + rate);
        }
    }
}
