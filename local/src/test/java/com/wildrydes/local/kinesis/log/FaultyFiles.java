package com.wildrydes.local.kinesis.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Real files on a disk that a test can fill, break and slow down.
public final class FaultyFiles implements LogFile.Opener {

    /// Bytes that the disk still takes; what goes beyond is written in part and then fails.
    public volatile long room = Long.MAX_VALUE;

    public volatile boolean forceFails;
    public volatile boolean truncateFails;

    /// While not null, a force waits for it.
    public volatile CountDownLatch forceGate = new CountDownLatch(0);

    public final AtomicInteger forces = new AtomicInteger();

    @Override
    public LogFile open(Path path) throws IOException {
        return new Faulty(DiskFile.open(path));
    }

    private final class Faulty implements LogFile {

        private final LogFile file;

        Faulty(LogFile file) {
            this.file = file;
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            int fits = (int) Math.min(room, bytes.remaining());
            file.append(bytes.slice(bytes.position(), fits));
            room -= fits;
            if (fits < bytes.remaining()) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void force() throws IOException {
            forces.incrementAndGet();
            try {
                forceGate.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (forceFails) {
                throw new IOException("Input/output error");
            }
            file.force();
        }

        @Override
        public void truncate(long size) throws IOException {
            if (truncateFails) {
                throw new IOException("Read-only file system");
            }
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
