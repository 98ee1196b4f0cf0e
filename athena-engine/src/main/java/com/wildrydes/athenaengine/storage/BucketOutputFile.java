package com.wildrydes.athenaengine.storage;

import io.trino.filesystem.Location;
import io.trino.filesystem.TrinoOutputFile;
import io.trino.memory.context.AggregatedMemoryContext;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/// An object that is not there until it is written to its end, as on S3.
record BucketOutputFile(Location location, Path file, Path unfinished) implements TrinoOutputFile {

    @Override
    public OutputStream create(AggregatedMemoryContext memoryContext) throws IOException {
        return open();
    }

    @Override
    public void createOrOverwrite(byte[] data) throws IOException {
        try (OutputStream out = open()) {
            out.write(data);
        }
    }

    private OutputStream open() throws IOException {
        Path part = unfinished.resolve(UUID.randomUUID().toString());
        return new Finishing(Files.newOutputStream(part), part);
    }

    @Override
    public String toString() {
        return location.toString();
    }

    /// Puts the file in its place when it is closed.
    private final class Finishing extends FilterOutputStream {
        private final Path part;
        private boolean closed;

        Finishing(OutputStream out, Path part) {
            super(new BufferedOutputStream(out));
            this.part = part;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            super.close();
            Files.createDirectories(file.getParent());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
