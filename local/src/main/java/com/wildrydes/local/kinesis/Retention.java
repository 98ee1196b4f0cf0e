package com.wildrydes.local.kinesis;

/// What IncreaseStreamRetentionPeriod and DecreaseStreamRetentionPeriod allow, with AWS's texts.
final class Retention {

    private static final int MIN_HOURS = 24;
    private static final int MAX_HOURS = 8760;

    private Retention() {}

    static StreamState increase(StreamState state, int hours, long nowMs) {
        requireInRange(hours);
        if (hours < state.retentionHours()) {
            throw KinesisException.invalidArgument(
                    "Requested retention period (%d hours) for stream %s can not be shorter than existing retention period (%d hours). Use DecreaseRetentionPeriod API."
                            .formatted(hours, state.name(), state.retentionHours()));
        }
        return state.withRetention(hours, nowMs);
    }

    static StreamState decrease(StreamState state, int hours, long nowMs) {
        requireInRange(hours);
        if (hours > state.retentionHours()) {
            throw KinesisException.invalidArgument(
                    "Requested retention period (%d hours) for stream %s can not be longer than existing retention period (%d hours). Use IncreaseRetentionPeriod API."
                            .formatted(hours, state.name(), state.retentionHours()));
        }
        return state.withRetention(hours, nowMs);
    }

    private static void requireInRange(int hours) {
        if (hours < MIN_HOURS) {
            throw KinesisException.invalidArgument(
                    "Minimum allowed retention period is %d hours. Requested retention period (%d hours) is too short."
                            .formatted(MIN_HOURS, hours));
        }
        if (hours > MAX_HOURS) {
            throw KinesisException.invalidArgument(
                    "Maximum allowed retention period is %d hours. Requested retention period (%d hours) is too long."
                            .formatted(MAX_HOURS, hours));
        }
    }
}
