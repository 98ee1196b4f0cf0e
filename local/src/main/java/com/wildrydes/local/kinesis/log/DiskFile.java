package com.wildrydes.local.kinesis.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file on the disk.
///
/// Writes in pieces: the JDK copies a heap buffer to a direct one of the same size and keeps that one for the thread.
public final class DiskFile implements LogFile {

    static final int PIECE = 64 * 1024;

    private final FileChannel channel;

    private DiskFile(FileChannel channel) {
        this.channel = channel;
    }

    public static LogFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        channel.position(channel.size());
        return new DiskFile(channel);
    }

    @Override
    public void append(ByteBuffer bytes) throws IOException {
        ByteBuffer rest = bytes.duplicate();
        while (rest.hasRemaining()) {
            int length = Math.min(rest.remaining(), PIECE);
            ByteBuffer piece = rest.slice(rest.position(), length);
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
            rest.position(rest.position() + length);
        }
    }

    @Override
    public void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void truncate(long size) throws IOException {
        channel.truncate(size);
        channel.position(size);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
