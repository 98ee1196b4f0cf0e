package com.wildrydes.producer.simulate;

import java.time.Duration;
import java.time.Instant;

/// How far a [Simulation] is, at one moment.
///
/// @param events given to the sink
/// @param eventTime time of the latest event; the start's before the first
/// @param behind how long after it was due the latest event came: more than zero when the sink is too slow for the
///     speed
/// @param longestBehind the longest that `behind` has been
/// @param stopped whether it was told to stop, or interrupted
public record SimulationProgress(
        long events, Instant eventTime, Duration behind, Duration longestBehind, boolean stopped) {}
