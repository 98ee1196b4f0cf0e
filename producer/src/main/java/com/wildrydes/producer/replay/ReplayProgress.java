package com.wildrydes.producer.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a [Replay] is, at one moment: `rows = events + rejected`, but for the row at hand.
///
/// @param rows read so far, without headers and blank lines
/// @param events given to the sink
/// @param rejected rows that could not be read
/// @param rejectedFiles where they were written, one file for each source that has some
/// @param source what is being read; null before the first
/// @param eventTime time of the latest event, moved if all are; null before the first
/// @param behind how long after it was due the latest event came: more than zero when the sink is too slow for the
///     speed
/// @param longestBehind the longest that `behind` has been
/// @param stopped whether it was told to stop, or interrupted
public record ReplayProgress(
        long rows,
        long events,
        long rejected,
        List<Path> rejectedFiles,
        @Nullable TripSource source,
        @Nullable Instant eventTime,
        Duration behind,
        Duration longestBehind,
        boolean stopped) {}
