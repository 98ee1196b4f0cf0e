package com.wildrydes.local.firehose;

/// When a buffer is delivered: whichever comes first.
///
/// @param sizeMiB MiB of records as they came in, 1 to 128, with conversion at least 64
/// @param intervalSeconds since the oldest record came in, 0 to 900
public record Buffering(int sizeMiB, int intervalSeconds) {

    /// What AWS takes where nothing is said.
    public static final Buffering DEFAULT = new Buffering(5, 300);

    /// The same for streams that convert.
    public static final Buffering DEFAULT_OF_CONVERSION = new Buffering(128, 300);

    long sizeBytes() {
        return (long) sizeMiB << 20;
    }

    long intervalMs() {
        return intervalSeconds * 1000L;
    }
}
