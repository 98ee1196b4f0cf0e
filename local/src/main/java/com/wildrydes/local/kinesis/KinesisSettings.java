package com.wildrydes.local.kinesis;

import com.wildrydes.local.kinesis.log.LogSettings;
import java.time.Duration;

/// How Kinesis behaves.
///
/// @param account the account of all streams, 12 digits
/// @param region the region that ARNs name; requests for any region are served
/// @param throttled whether AWS's limits for a shard are enforced: 1 MiB/s and 1,000 records/s in, 2 MiB/s and 5
/// reads/s
///     out
/// @param transition how long a stream stays CREATING or UPDATING; none by default
/// @param shardLimit open shards of all streams together, at least 1
public record KinesisSettings(
        String account, String region, boolean throttled, Duration transition, int shardLimit, LogSettings log) {

    public static final KinesisSettings DEFAULT =
            new KinesisSettings("000000000000", "us-east-1", false, Duration.ZERO, 1000, LogSettings.DEFAULT);

    public KinesisSettings {
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException("An account has 12 digits: " + account);
        }
        if (transition.isNegative()) {
            throw new IllegalArgumentException("transition must not be negative: " + transition);
        }
        if (shardLimit < 1) {
            throw new IllegalArgumentException("shardLimit must be at least 1: " + shardLimit);
        }
    }

    public KinesisSettings withThrottled(boolean on) {
        return new KinesisSettings(account, region, on, transition, shardLimit, log);
    }

    public KinesisSettings withTransition(Duration duration) {
        return new KinesisSettings(account, region, throttled, duration, shardLimit, log);
    }

    public KinesisSettings withShardLimit(int limit) {
        return new KinesisSettings(account, region, throttled, transition, limit, log);
    }

    public KinesisSettings withLog(LogSettings settings) {
        return new KinesisSettings(account, region, throttled, transition, shardLimit, settings);
    }

    KinesisException streamNotFound(String stream) {
        return KinesisException.notFound("Stream " + stream + " under account " + account + " not found.");
    }

    String arn(String stream) {
        return "arn:aws:kinesis:" + region + ":" + account + ":stream/" + stream;
    }
}
