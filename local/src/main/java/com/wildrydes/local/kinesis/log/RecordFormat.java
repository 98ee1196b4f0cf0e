package com.wildrydes.local.kinesis.log;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// How a record lies in a segment, big-endian:
///
/// ```
///  0  u32  length    bytes from offset 8 to the record's end
///  4  u32  crc32c    of these bytes
///  8  i64  ordinal
/// 16  i64  arrival   milliseconds since the epoch
/// 24  u16  key length
/// 26       partition key, UTF-8
///  …       data
/// ```
///
/// A record is whole when its length is in range, its checksum is right and its ordinal is the expected one. Zeros
/// (a file that grew before its bytes were written) are not a record: the length 0 is out of range.
final class RecordFormat {

    /// Bytes before the key.
    static final int HEADER = 26;

    /// Bytes that the length does not count.
    static final int PREFIX = 8;

    /// The longest key in bytes: 256 UTF-16 units of three bytes each, and some room.
    static final int MAX_KEY = 1024;

    /// The longest data in bytes: the largest that Kinesis can be set to take.
    static final int MAX_DATA = 10 * 1024 * 1024;

    private static final int MIN_LENGTH = HEADER - PREFIX;
    private static final int MAX_LENGTH = MIN_LENGTH + MAX_KEY + MAX_DATA;

    private RecordFormat() {}

    /// Writes everything of the record but its data.
    static void writeHead(ByteBuffer target, Entry entry, long ordinal, long arrivalMs) {
        int start = target.position();
        target.putInt(MIN_LENGTH + entry.key().length + entry.data().remaining());
        target.putInt(0);
        target.putLong(ordinal).putLong(arrivalMs);
        target.putShort((short) entry.key().length).put(entry.key());
        CRC32C crc = new CRC32C();
        crc.update(target.array(), target.arrayOffset() + start + PREFIX, target.position() - start - PREFIX);
        crc.update(entry.data().duplicate());
        target.putInt(start + 4, (int) crc.getValue());
    }

    /// Whether a length field can be one of a record.
    static boolean plausible(int length) {
        return length >= MIN_LENGTH && length <= MAX_LENGTH;
    }

    /// Whether the checksum of the record at `start` is right and its key lies within it; the whole record must be in
    /// the buffer.
    static boolean intact(ByteBuffer buffer, int start) {
        int length = buffer.getInt(start);
        CRC32C crc = new CRC32C();
        crc.update(buffer.array(), buffer.arrayOffset() + start + PREFIX, length);
        return (int) crc.getValue() == buffer.getInt(start + 4) && keyLength(buffer, start) <= length - MIN_LENGTH;
    }

    static int keyLength(ByteBuffer buffer, int start) {
        return Short.toUnsignedInt(buffer.getShort(start + 24));
    }
}
