package com.wildrydes.local.kinesis.log;

import java.time.Duration;

/// How a log is cut into segments.
///
/// @param segmentBytes a segment takes no more records at this size, 1 KiB to 1 GiB
/// @param segmentAge nor when its first record is older than this, so that retention can trim a slow log
public record LogSettings(int segmentBytes, Duration segmentAge) {

    public static final LogSettings DEFAULT = new LogSettings(64 << 20, Duration.ofHours(1));

    public LogSettings {
        if (segmentBytes < 1024 || segmentBytes > 1 << 30) {
            throw new IllegalArgumentException("segmentBytes must be in [1024, 2^30]: " + segmentBytes);
        }
        if (!segmentAge.isPositive()) {
            throw new IllegalArgumentException("segmentAge must be positive: " + segmentAge);
        }
    }
}
