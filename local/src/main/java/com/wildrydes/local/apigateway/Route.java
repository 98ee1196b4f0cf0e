package com.wildrydes.local.apigateway;

import java.time.Duration;

/// A route of an HTTP API to a function.
///
/// Limits are those of API Gateway's quotas for HTTP APIs.
///
/// @param apiId the HTTP API's
/// @param key `$default`, or a method and a path
/// @param functionName what answers
/// @param timeout how long a caller waits for the function, 50 ms to 30 s
public record Route(String apiId, String key, String functionName, Duration timeout) {
    /// The longest timeout, and that of a route without one.
    public static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(50);

    public Route {
        RouteKey.parse(key);
        if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("TimeoutInMillis must be from 50 to 30000: " + timeout.toMillis());
        }
    }
}
