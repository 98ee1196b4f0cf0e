package com.wildrydes.athenaengine.storage;

import io.trino.filesystem.TrinoFileSystem;
import io.trino.filesystem.TrinoFileSystemFactory;
import io.trino.spi.security.ConnectorIdentity;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Buckets in a folder as one of Trino's file systems. Whoever asks gets the same.
public final class BucketFileSystemFactory implements TrinoFileSystemFactory {
    private final TrinoFileSystem fileSystem;

    private BucketFileSystemFactory(TrinoFileSystem fileSystem) {
        this.fileSystem = fileSystem;
    }

    /// @param root holds a folder for each bucket
    /// @param unfinished for files that are being written, on the same file system; what an engine that was
    ///     killed left in it is deleted
    public static BucketFileSystemFactory over(Path root, Path unfinished) throws IOException {
        Files.createDirectories(unfinished);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(unfinished)) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
        return new BucketFileSystemFactory(
                new BucketFileSystem(new Buckets(root.toAbsolutePath().normalize(), unfinished)));
    }

    @Override
    public TrinoFileSystem create(ConnectorIdentity identity) {
        return fileSystem;
    }
}
