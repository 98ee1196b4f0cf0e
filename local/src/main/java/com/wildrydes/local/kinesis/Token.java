package com.wildrydes.local.kinesis;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;

/// What a client holds between two calls and cannot look into: a shard iterator, or a NextToken of ListShards.
///
/// It names everything, so nothing is kept here and it survives a restart. In base64, at most 290 characters:
/// `checksum|kind|issuedMs|streamCreatedMs|shard|position|stream`.
///
/// @param issuedMs milliseconds since the epoch
/// @param streamCreatedMs tells streams of the same name apart
/// @param shard of an iterator its shard's index, of a NextToken the index after which it goes on
/// @param position of an iterator the ordinal, of a NextToken the time of its filter
record Token(Kind kind, long issuedMs, String stream, long streamCreatedMs, int shard, long position) {

    enum Kind {
        ITERATOR,
        SHARDS_FROM_TRIM_HORIZON,
        SHARDS_AT_TRIM_HORIZON,
        SHARDS_AT_LATEST,
        SHARDS_AT_TIMESTAMP,
        SHARDS_FROM_TIMESTAMP
    }

    /// Iterators and NextTokens can be used for so long (API reference of Kinesis).
    static final long LIFETIME_MS = 300_000;

    private static final char SEPARATOR = '|';

    String encode() {
        String parts = "%s|%d|%d|%d|%d|%s".formatted(kind, issuedMs, streamCreatedMs, shard, position, stream);
        String whole = checksum(parts) + SEPARATOR + parts;
        return Base64.getEncoder().encodeToString(whole.getBytes(StandardCharsets.US_ASCII));
    }

    /// Reads a token back.
    ///
    /// @throws IllegalArgumentException for a text that [#encode] has not written
    static Token decode(String text) {
        String whole = new String(Base64.getDecoder().decode(text), StandardCharsets.US_ASCII);
        String parts = whole.substring(whole.indexOf(SEPARATOR) + 1);
        if (!whole.equals(checksum(parts) + SEPARATOR + parts)) {
            throw new IllegalArgumentException("Not a token of this service: " + text);
        }
        List<String> part = List.of(parts.split("\\|", 6));
        return new Token(
                Kind.valueOf(part.get(0)),
                Long.parseLong(part.get(1)),
                part.get(5),
                Long.parseLong(part.get(2)),
                Integer.parseInt(part.get(3)),
                Long.parseLong(part.get(4)));
    }

    private static String checksum(String parts) {
        CRC32C crc = new CRC32C();
        crc.update(parts.getBytes(StandardCharsets.US_ASCII));
        return Long.toHexString(crc.getValue());
    }

    boolean isExpired(long nowMs) {
        return nowMs - issuedMs > LIFETIME_MS;
    }
}
