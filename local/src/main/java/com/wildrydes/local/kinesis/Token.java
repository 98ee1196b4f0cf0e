package com.wildrydes.local.kinesis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

/// What a client holds between two calls and cannot look into: a shard iterator, or a NextToken of ListShards. It
/// names everything, so nothing is kept here and it survives a restart. At most 256 characters of base64:
///
/// ```
///  0  u32  crc32c of the rest
///  4  u8   kind
///  5  i64  issued, milliseconds since the epoch
/// 13  i64  creation of the stream, milliseconds since the epoch
/// 21  i64  position
/// 29  i32  shard
/// 33       name of the stream
/// ```
///
/// @param position of an iterator the ordinal, of a NextToken the time of its filter
/// @param shard of an iterator its shard's index, of a NextToken the index after which it goes on
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

    private static final int HEAD = 33;

    String encode() {
        byte[] name = stream.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + name.length);
        bytes.putInt(0).put((byte) kind.ordinal()).putLong(issuedMs).putLong(streamCreatedMs);
        bytes.putLong(position).putInt(shard).put(name);
        bytes.putInt(0, checksum(bytes));
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /// @throws IllegalArgumentException for a text that [#encode] has not written
    static Token decode(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        if (bytes.limit() <= HEAD || bytes.getInt(0) != checksum(bytes)) {
            throw new IllegalArgumentException("Not a token of this service: " + text);
        }
        Kind kind = Kind.values()[bytes.get(4)];
        String stream = new String(bytes.array(), HEAD, bytes.limit() - HEAD, StandardCharsets.US_ASCII);
        return new Token(kind, bytes.getLong(5), stream, bytes.getLong(13), bytes.getInt(29), bytes.getLong(21));
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 4, bytes.limit() - 4);
        return (int) crc.getValue();
    }

    boolean isExpired(long nowMs) {
        return nowMs - issuedMs > LIFETIME_MS;
    }
}
