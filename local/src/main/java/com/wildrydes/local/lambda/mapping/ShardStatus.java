package com.wildrydes.local.lambda.mapping;

import java.time.Duration;

/// How far a mapping is in one shard.
///
/// @param iteratorAge how long ago the oldest record arrived that is read and not done; zero when all is done, or the
///     shard waits for its parents
/// @param ended whether the shard is closed and done
public record ShardStatus(String shardId, Duration iteratorAge, boolean ended) {}
