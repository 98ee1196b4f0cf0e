package com.wildrydes.local.lambda.mapping;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event source mapping as the template or `CreateEventSourceMapping` declares it.
///
/// Limits are those of Lambda's API reference, `CreateEventSourceMapping`.
///
/// @param functionName the function to invoke
/// @param eventSourceArn the stream to read
/// @param startingPosition where to begin in the shards there are at the first start; shards that come later are read
/// from
///     their beginning. Not [Position.After]
/// @param batchSize records in a batch, 1 to 10,000
/// @param batchingWindow how long to gather a batch, 0 to 300 s; 0 invokes with what there is
/// @param reportBatchItemFailures whether the function's answer names the records that failed
/// @param bisectOnError whether a failed batch is halved before its retry
/// @param maximumRetryAttempts retries of a batch, 0 to 10,000; [#WITHOUT_LIMIT] retries until the records are too old
/// @param maximumRecordAge records older than that are given up, 60 s to 7 days; null for no limit
/// @param onFailureArn where batches go that were given up; null drops them, with a line in the log
/// @param enabled whether the mapping polls
public record MappingConfig(
        String functionName,
        String eventSourceArn,
        Position startingPosition,
        int batchSize,
        Duration batchingWindow,
        boolean reportBatchItemFailures,
        boolean bisectOnError,
        int maximumRetryAttempts,
        @Nullable Duration maximumRecordAge,
        @Nullable String onFailureArn,
        boolean enabled) {

    /// For [#maximumRetryAttempts].
    public static final int WITHOUT_LIMIT = -1;

    public MappingConfig {
        require(
                !(startingPosition instanceof Position.After),
                "StartingPosition",
                startingPosition,
                "TRIM_HORIZON, LATEST or AT_TIMESTAMP");
        require(batchSize >= 1 && batchSize <= 10_000, "BatchSize", batchSize, "from 1 to 10000");
        require(
                !batchingWindow.isNegative() && batchingWindow.compareTo(Duration.ofMinutes(5)) <= 0,
                "MaximumBatchingWindowInSeconds",
                batchingWindow,
                "from 0 to 300 s");
        require(
                maximumRetryAttempts >= WITHOUT_LIMIT && maximumRetryAttempts <= 10_000,
                "MaximumRetryAttempts",
                maximumRetryAttempts,
                "from -1 (no limit) to 10000");
        require(
                maximumRecordAge == null
                        || (maximumRecordAge.compareTo(Duration.ofMinutes(1)) >= 0
                                && maximumRecordAge.compareTo(Duration.ofDays(7)) <= 0),
                "MaximumRecordAgeInSeconds",
                maximumRecordAge,
                "-1 (no limit) or from 60 to 604800 s");
    }

    /// The defaults of `CreateEventSourceMapping` for a stream.
    public static MappingConfig withDefaults(String functionName, String eventSourceArn, Position startingPosition) {
        return new MappingConfig(
                functionName,
                eventSourceArn,
                startingPosition,
                100,
                Duration.ZERO,
                false,
                false,
                WITHOUT_LIMIT,
                null,
                null,
                true);
    }

    /// The mapping's id. It follows from function and stream, so that checkpoints and the keys of failed batches keep
    /// their place from one start to the next.
    public UUID uuid() {
        return UUID.nameUUIDFromBytes((functionName + '\n' + eventSourceArn).getBytes(StandardCharsets.UTF_8));
    }

    private static void require(boolean holds, String property, @Nullable Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(property + " must be " + rule + ": " + value);
        }
    }
}
