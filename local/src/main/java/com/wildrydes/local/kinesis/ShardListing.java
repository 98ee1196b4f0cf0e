package com.wildrydes.local.kinesis;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// ListShards, page by page. Thread-safe.
public final class ShardListing {

    /// The most shards in one page (API reference of Kinesis, "ListShards").
    public static final int MAX_RESULTS = 1000;

    /// Some shards, in the order of their ids.
    ///
    /// @param nextToken null on the last page
    public record Page(List<Shard> shards, @Nullable String nextToken) {}

    private final Kinesis kinesis;
    private final Clock clock;

    ShardListing(Kinesis kinesis, Clock clock) {
        this.kinesis = kinesis;
        this.clock = clock;
    }

    /// The first page.
    ///
    /// @param afterShardId the page begins after this shard
    public Page first(Stream stream, ShardFilter filter, @Nullable String afterShardId, int maxResults) {
        return page(stream, filter, afterShardId == null ? "" : afterShardId, maxResults);
    }

    /// The page after the one that gave the token, under the same filter.
    public Page next(String nextToken, int maxResults) {
        Token token;
        ShardFilter filter;
        try {
            token = Token.decode(nextToken);
            filter = filter(token);
        } catch (IllegalArgumentException e) {
            throw KinesisException.invalidArgument("NextToken is invalid.", e);
        }
        if (token.isExpired(clock.millis())) {
            throw KinesisException.expiredNextToken(
                    "NextToken expired. A token can be used for %d milliseconds.".formatted(Token.LIFETIME_MS));
        }
        Stream stream = kinesis.stream(token.stream());
        if (stream.state().createdMs() != token.streamCreatedMs()) {
            throw KinesisException.invalidArgument("NextToken is of a deleted stream of the same name.");
        }
        return page(stream, filter, Shard.id(token.shard()), maxResults);
    }

    private Page page(Stream stream, ShardFilter filter, String afterShardId, int maxResults) {
        List<Shard> left = stream.shards(filter).stream()
                .filter(shard -> shard.id().compareTo(afterShardId) > 0)
                .toList();
        int size = Math.min(maxResults, MAX_RESULTS);
        if (left.size() <= size) {
            return new Page(left, null);
        }
        List<Shard> shards = left.subList(0, size);
        return new Page(shards, token(stream, filter, shards.getLast().index()).encode());
    }

    private Token token(Stream stream, ShardFilter filter, int after) {
        long createdMs = stream.state().createdMs();
        Token.Kind kind = Token.Kind.SHARDS_FROM_TRIM_HORIZON;
        long timeMs = 0;
        switch (filter) {
            case ShardFilter.FromTrimHorizon _, ShardFilter.AfterShardId _ -> {}
            case ShardFilter.AtTrimHorizon _ -> kind = Token.Kind.SHARDS_AT_TRIM_HORIZON;
            case ShardFilter.AtLatest _ -> kind = Token.Kind.SHARDS_AT_LATEST;
            case ShardFilter.AtTimestamp(long epochMs) -> {
                kind = Token.Kind.SHARDS_AT_TIMESTAMP;
                timeMs = epochMs;
            }
            case ShardFilter.FromTimestamp(long epochMs) -> {
                kind = Token.Kind.SHARDS_FROM_TIMESTAMP;
                timeMs = epochMs;
            }
        }
        return new Token(kind, clock.millis(), stream.name(), createdMs, after, timeMs);
    }

    private static ShardFilter filter(Token token) {
        return switch (token.kind()) {
            case ITERATOR -> throw new IllegalArgumentException("A shard iterator is not a NextToken");
            case SHARDS_FROM_TRIM_HORIZON -> new ShardFilter.FromTrimHorizon();
            case SHARDS_AT_TRIM_HORIZON -> new ShardFilter.AtTrimHorizon();
            case SHARDS_AT_LATEST -> new ShardFilter.AtLatest();
            case SHARDS_AT_TIMESTAMP -> new ShardFilter.AtTimestamp(token.position());
            case SHARDS_FROM_TIMESTAMP -> new ShardFilter.FromTimestamp(token.position());
        };
    }
}
