package com.wildrydes.producer.tail;

import java.time.DateTimeException;
import java.time.Instant;

/// Where in the stream to begin.
public sealed interface TailFrom {

    /// With what arrives from now on.
    record Latest() implements TailFrom {}

    /// With the oldest that is kept.
    record TrimHorizon() implements TailFrom {}

    /// With what arrived at this time or later.
    record At(Instant time) implements TailFrom {}

    /// Reads `latest`, `trim-horizon` or a time in ISO 8601, such as `2026-07-21T09:15:00Z`.
    ///
    /// @throws IllegalArgumentException for anything else
    static TailFrom parse(String text) {
        return switch (text) {
            case "latest" -> new Latest();
            case "trim-horizon" -> new TrimHorizon();
            default -> {
                try {
                    yield new At(Instant.parse(text));
                } catch (DateTimeException e) {
                    throw new IllegalArgumentException(
                            "must be latest, trim-horizon or a time such as 2026-07-21T09:15:00Z: " + text, e);
                }
            }
        };
    }
}
