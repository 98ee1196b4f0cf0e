package com.wildrydes.local.lambda.service;

import com.wildrydes.local.lambda.mapping.MappingConfig;
import com.wildrydes.local.lambda.mapping.ShardStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A mapping as it is now.
///
/// @param lastResult of its last invocation, worded as Lambda words it
/// @param shards those it reads or has read since its start
public record MappingStatus(
        MappingConfig config, MappingState state, Instant lastModified, String lastResult, List<ShardStatus> shards) {

    /// How far the mapping is behind: the greatest iterator age of its shards.
    public Duration iteratorAge() {
        return shards.stream()
                .map(ShardStatus::iteratorAge)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
