package com.wildrydes.local.kinesis;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// GetShardIterator and GetRecords. Thread-safe.
public final class ShardIterators {

    /// What GetRecords gives at most ("Quotas and limits", Kinesis Data Streams Developer Guide).
    public static final int MAX_RECORDS = 10_000;

    private static final long MAX_BYTES = 10 << 20;

    // As AWS writes times in this one message: Thu Jan 22 01:22:02 UTC 2015
    private static final DateTimeFormatter MESSAGE_TIME = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// What GetRecords gives.
    ///
    /// @param nextIterator null when the shard has been read to its end
    public record Records(ShardPage page, @Nullable String nextIterator) {}

    private final Kinesis kinesis;
    private final Clock clock;
    private final KinesisSettings settings;

    ShardIterators(Kinesis kinesis, Clock clock, KinesisSettings settings) {
        this.kinesis = kinesis;
        this.clock = clock;
        this.settings = settings;
    }

    /// An iterator that starts at a place.
    public String iterator(Stream stream, String shardId, StartAt start) {
        Shard shard = stream.shard(shardId);
        if (shard == null) {
            throw noShard(shardId, stream.name());
        }
        switch (start) {
            case StartAt.Sequence(SequenceNumber number) -> requireOf(shard, number, stream);
            case StartAt.AfterSequence(SequenceNumber number) -> requireOf(shard, number, stream);
            case StartAt.Timestamp(long epochMs) -> requirePast(epochMs);
            case StartAt.TrimHorizon _, StartAt.Latest _ -> {}
        }
        return token(stream, shard, stream.position(shard, start));
    }

    private void requireOf(Shard shard, SequenceNumber number, Stream stream) {
        if (number.shardIndex() != shard.index()) {
            throw KinesisException.invalidArgument(
                    "Invalid StartingSequenceNumber. It encodes %s, while it was used in a call to a shard with %s"
                            .formatted(Shard.id(number.shardIndex()), shard.id()));
        }
        if (number.shardSeconds() != shard.createdSeconds()) {
            throw KinesisException.invalidArgument(
                    "StartingSequenceNumber %s used in GetShardIterator on shard %s in stream %s under account %s is invalid because it did not come from this stream."
                            .formatted(number, shard.id(), stream.name(), settings.account()));
        }
    }

    private void requirePast(long epochMs) {
        long nowMs = clock.millis();
        if (epochMs > nowMs) {
            throw KinesisException.invalidArgument(
                    "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. timestampInMillis: %d, currentTimestampInMillis: %d"
                            .formatted(epochMs, nowMs));
        }
    }

    /// The records from an iterator on.
    ///
    /// @param limit 1 to [#MAX_RECORDS]
    public Records records(String iterator, int limit) {
        Token token = decode(iterator);
        Stream stream = kinesis.find(token.stream());
        Shard shard = stream == null || stream.state().createdMs() != token.streamCreatedMs()
                ? null
                : stream.shard(Shard.id(token.shard()));
        if (stream == null || shard == null) {
            throw noShard(Shard.id(token.shard()), token.stream());
        }
        ShardPage page = stream.readThrottled(shard, token.position(), limit, MAX_BYTES);
        // Like AWS: the answer with the last records still has an iterator, the empty one after it has none.
        boolean finished = page.endOfShard() && page.records().isEmpty();
        return new Records(page, finished ? null : token(stream, shard, page.next()));
    }

    private Token decode(String iterator) {
        Token token;
        try {
            token = Token.decode(iterator);
            if (token.kind() != Token.Kind.ITERATOR) {
                throw new IllegalArgumentException("A token of another kind: " + token.kind());
            }
        } catch (IllegalArgumentException e) {
            throw KinesisException.invalidArgument("Invalid ShardIterator.", e);
        }
        long nowMs = clock.millis();
        if (token.isExpired(nowMs)) {
            throw KinesisException.expiredIterator(
                    "Iterator expired. The iterator was created at time %s while right now it is %s which is further in the future than the tolerated delay of %d milliseconds."
                            .formatted(time(token.issuedMs()), time(nowMs), Token.LIFETIME_MS));
        }
        return token;
    }

    private String token(Stream stream, Shard shard, long position) {
        return new Token(
                        Token.Kind.ITERATOR,
                        clock.millis(),
                        stream.name(),
                        stream.state().createdMs(),
                        shard.index(),
                        position)
                .encode();
    }

    private KinesisException noShard(String shardId, String stream) {
        return KinesisException.notFound(
                "Shard %s in stream %s under account %s does not exist".formatted(shardId, stream, settings.account()));
    }

    private static String time(long epochMs) {
        return MESSAGE_TIME.format(Instant.ofEpochMilli(epochMs));
    }
}
