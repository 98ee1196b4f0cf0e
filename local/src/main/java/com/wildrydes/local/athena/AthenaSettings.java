package com.wildrydes.local.athena;

import java.time.Duration;

/// How Athena runs queries.
///
/// @param running queries that run at the same time, at least 1; further ones wait in the state QUEUED
/// @param waiting queries that may wait; a further one is refused with a TooManyRequestsException
/// @param watch how often a running query is held against its workgroup's limit of bytes scanned
/// @param history how long executions are kept after they were submitted; AWS keeps 45 days
public record AthenaSettings(int running, int waiting, Duration watch, Duration history) {

    /// Two at a time, which is what the engine's memory is made for.
    public static final AthenaSettings DEFAULT =
            new AthenaSettings(2, 200, Duration.ofMillis(100), Duration.ofDays(45));

    public AthenaSettings {
        if (running < 1 || waiting < 0) {
            throw new IllegalArgumentException(
                    "running must be at least 1, waiting at least 0: " + running + ", " + waiting);
        }
    }
}
