package com.wildrydes.local.kinesis.log;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Goes through the records of a segment in order. For one thread.
///
/// Opens the file for itself: an interrupt closes a `FileChannel` for everybody who shares it. Reads chunks that grow,
/// so that one record costs little and many are read fast; the records' data are views on these chunks.
final class SegmentScanner implements Closeable {

    private static final int FIRST_CHUNK = 64 * 1024;
    private static final int LARGEST_CHUNK = 2 * 1024 * 1024;

    private final Path path;
    private final FileChannel channel;
    private final long limit;

    private ByteBuffer chunk = ByteBuffer.allocate(0);
    private long chunkOffset;
    private int chunkSize = FIRST_CHUNK;

    private long offset;
    private long nextOffset;

    /// @param offset where a record begins
    /// @param limit bytes of the file that hold records
    SegmentScanner(Path path, long offset, long limit) throws IOException {
        this.path = path;
        this.limit = limit;
        this.nextOffset = offset;
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
    }

    /// Goes to the next record. False at the limit, and where no whole record follows: [#offset] is then where the
    /// records end.
    boolean next() throws IOException {
        offset = nextOffset;
        if (limit - offset < RecordFormat.HEADER) {
            return false;
        }
        int length = window(RecordFormat.HEADER).getInt(start());
        if (!RecordFormat.plausible(length) || limit - offset < RecordFormat.PREFIX + length) {
            return false;
        }
        nextOffset = offset + RecordFormat.PREFIX + length;
        return true;
    }

    /// Where the current record begins.
    long offset() {
        return offset;
    }

    /// Where the current record ends.
    long end() {
        return nextOffset;
    }

    long ordinal() {
        return chunk.getLong(start() + 8);
    }

    long arrivalMs() {
        return chunk.getLong(start() + 16);
    }

    /// Bytes of the current record's data and key.
    int payloadBytes() {
        return Math.toIntExact(nextOffset - offset) - RecordFormat.HEADER;
    }

    /// Whether the current record's checksum is right.
    boolean intact() throws IOException {
        return RecordFormat.intact(window(Math.toIntExact(nextOffset - offset)), start());
    }

    /// The current record.
    ///
    /// @throws IOException also when its checksum is wrong
    StoredRecord record() throws IOException {
        if (!intact()) {
            throw new IOException(
                    "Record with a wrong checksum: file %s, offset %d. The disk lost or changed what it had"
                                    .formatted(path, offset)
                            + " stored; restore the file from a backup, or delete the stream.");
        }
        int keyStart = start() + RecordFormat.HEADER;
        int keyLength = RecordFormat.keyLength(chunk, start());
        String key = new String(chunk.array(), keyStart, keyLength, StandardCharsets.UTF_8);
        int dataStart = keyStart + keyLength;
        ByteBuffer data = chunk.slice(dataStart, payloadBytes() - keyLength);
        return new StoredRecord(ordinal(), arrivalMs(), key, data);
    }

    private int start() {
        return Math.toIntExact(offset - chunkOffset);
    }

    /// The chunk that holds `bytes` bytes from the current record's start.
    private ByteBuffer window(int bytes) throws IOException {
        boolean inside = offset >= chunkOffset && offset + bytes <= chunkOffset + chunk.limit();
        if (!inside) {
            int size = Math.toIntExact(Math.min(limit - offset, Math.max(bytes, chunkSize)));
            chunkSize = Math.min(2 * chunkSize, LARGEST_CHUNK);
            chunk = read(offset, size);
            chunkOffset = offset;
        }
        return chunk;
    }

    private ByteBuffer read(long from, int size) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(size);
        while (target.position() < size) {
            target.limit(Math.min(size, target.position() + DiskFile.PIECE));
            if (channel.read(target, from + target.position()) < 0) {
                throw new EOFException("File %s ends at %d, records were expected up to %d"
                        .formatted(path, from + target.position(), from + size));
            }
        }
        return target.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
