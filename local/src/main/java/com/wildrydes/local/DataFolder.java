package com.wildrydes.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The folder that keeps everything, held by one stack at a time.
///
/// The lock is the operating system's: it ends with the process, however that ends. The file beside it says whose it
/// is.
final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static DataFolder open(Path folder) throws LocalStackException {
        Path absolute = folder.toAbsolutePath().normalize();
        FileChannel channel;
        try {
            Files.createDirectories(absolute);
            channel = FileChannel.open(
                    absolute.resolve(LOCK),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new LocalStackException(
                    "the data folder " + absolute + " cannot be written (" + reason(e)
                            + "): make it writable, or name another with --data",
                    e);
        }
        try {
            if (lock(channel) == null) {
                String holder = Files.readString(absolute.resolve(LOCK)).strip();
                channel.close();
                throw new LocalStackException("the data folder " + absolute + " is in use by process " + holder
                        + ": stop that local stack, or name another folder with --data");
            }
            channel.truncate(0);
            byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            channel.write(ByteBuffer.wrap(pid));
            return new DataFolder(absolute, channel);
        } catch (IOException e) {
            throw new LocalStackException("the data folder " + absolute + " cannot be locked: " + reason(e), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
