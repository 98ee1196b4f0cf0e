package com.wildrydes.athenaengine.storage;

import io.trino.filesystem.FileIterator;
import io.trino.filesystem.Location;
import io.trino.filesystem.TrinoFileSystem;
import io.trino.filesystem.TrinoInputFile;
import io.trino.filesystem.TrinoOutputFile;
import io.trino.filesystem.local.LocalInputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// S3 over a folder, with S3's manners: a listing goes through all that is below a prefix, a prefix without objects is
/// no error, an object appears when it is complete. Thread-safe.
final class BucketFileSystem implements TrinoFileSystem {
    private final Buckets buckets;

    BucketFileSystem(Buckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public TrinoInputFile newInputFile(Location location) {
        return new LocalInputFile(location, file(location));
    }

    @Override
    public TrinoInputFile newInputFile(Location location, long length) {
        return newInputFile(location, length, Instant.EPOCH);
    }

    @Override
    public TrinoInputFile newInputFile(Location location, long length, Instant lastModified) {
        return new LocalInputFile(location, file(location), length, lastModified);
    }

    @Override
    public TrinoOutputFile newOutputFile(Location location) {
        return new BucketOutputFile(location, file(location), buckets.unfinished());
    }

    private Path file(Location location) {
        location.verifyValidFileLocation();
        try {
            return buckets.resolve(location);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void deleteFile(Location location) throws IOException {
        Files.deleteIfExists(buckets.resolve(location));
    }

    @Override
    public void deleteDirectory(Location location) throws IOException {
        Path folder = buckets.resolve(location);
        if (!Files.isDirectory(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void renameFile(Location source, Location target) throws IOException {
        throw noRename(source);
    }

    @Override
    public void renameDirectory(Location source, Location target) throws IOException {
        throw noRename(source);
    }

    private static IOException noRename(Location source) {
        return new IOException("S3 does not rename objects: " + source);
    }

    @Override
    public FileIterator listFiles(Location location) throws IOException {
        return Listing.of(location, buckets.resolve(location));
    }

    @Override
    public Optional<Boolean> directoryExists(Location location) throws IOException {
        // As Trino's own S3 file system: a prefix without objects neither is there nor is it missing.
        return Listing.of(location, buckets.resolve(location)).hasNext() ? Optional.of(true) : Optional.empty();
    }

    @Override
    public void createDirectory(Location location) {
        // S3 has none.
    }

    @Override
    public Set<Location> listDirectories(Location location) throws IOException {
        Path folder = buckets.resolve(location);
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> location.appendPath(entry.getFileName() + "/"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (NoSuchFileException e) {
            return Set.of();
        }
    }

    @Override
    public Optional<Location> createTemporaryDirectory(Location target, String prefix, String relativePrefix) {
        // Objects are written where they belong: they appear when they are complete.
        return Optional.empty();
    }
}
