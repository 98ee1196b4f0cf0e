package com.wildrydes.athenaengine.storage;

import io.trino.filesystem.FileEntry;
import io.trino.filesystem.FileIterator;
import io.trino.filesystem.Location;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// All objects below a prefix, in the order of their keys.
final class Listing implements FileIterator {
    private final Iterator<FileEntry> entries;

    private Listing(List<FileEntry> entries) {
        this.entries = entries.iterator();
    }

    /// @param folder of the location, which need not exist
    static Listing of(Location location, Path folder) throws IOException {
        List<FileEntry> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        found.add(entry(location, folder.relativize(file), attributes));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        // Deleted while this listing went by.
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        }
        found.sort(Comparator.comparing(entry -> entry.location().path()));
        return new Listing(found);
    }

    private static FileEntry entry(Location location, Path relative, BasicFileAttributes attributes) {
        return new FileEntry(
                location.appendPath(relative.toString()),
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                Optional.empty());
    }

    @Override
    public boolean hasNext() {
        return entries.hasNext();
    }

    @Override
    public FileEntry next() {
        return entries.next();
    }
}
