package com.wildrydes.local.lambda.mapping;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One shard of a stream and what it came from.
///
/// @param shardId for example `shardId-000000000000`
/// @param startingSequenceNumber before that of each of its records; tells shards of one id apart when a stream is
/// deleted
///     and made anew
/// @param parentShardId the shard that was split, or one of the two that were merged; null for a shard of the stream's
///     creation
/// @param adjacentParentShardId the other one of the two that were merged; null otherwise
public record Shard(
        String shardId,
        String startingSequenceNumber,
        @Nullable String parentShardId,
        @Nullable String adjacentParentShardId) {

    /// The shards that must be read to their end before this one.
    public List<String> parents() {
        return Stream.of(parentShardId, adjacentParentShardId)
                .filter(Objects::nonNull)
                .toList();
    }
}
