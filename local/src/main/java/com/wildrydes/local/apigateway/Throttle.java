package com.wildrydes.local.apigateway;

/// How many requests a stage takes (API Gateway Developer Guide, "Throttling requests to your HTTP API").
///
/// @param requestsPerSecond in the long run, at least 0
/// @param burst how many may come at once after a silence, at least 0
public record Throttle(double requestsPerSecond, int burst) {
    /// An account's in one region, which holds where a stage has none (API Gateway Developer Guide, "Quotas").
    public static final Throttle OF_ACCOUNT = new Throttle(10_000, 5_000);

    public Throttle {
        if (!(requestsPerSecond >= 0 && Double.isFinite(requestsPerSecond))) {
            throw new IllegalArgumentException(
                    "ThrottlingRateLimit must be a number of at least 0: " + requestsPerSecond);
        }
        if (burst < 0) {
            throw new IllegalArgumentException("ThrottlingBurstLimit must be at least 0: " + burst);
        }
    }
}
