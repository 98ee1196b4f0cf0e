package com.wildrydes.producer.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/// Opens sources, some of them more than once: what can be read only once, the standard input or a named pipe, is kept
/// in a temporary file for that, which is deleted in the end.
final class TripSources implements Closeable {

    private final InputStream standardInput;
    private final Map<TripSource, Path> copies = new LinkedHashMap<>();

    TripSources(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    /// Whether the source can be read again without a copy.
    static boolean isRereadable(TripSource source) {
        return source instanceof TripSource.File(Path path) && Files.isRegularFile(path);
    }

    /// Fails with what is wrong when the source is not there, or cannot be read.
    static void check(TripSource source) throws ReplayException {
        if (source instanceof TripSource.File(Path path)) {
            if (!Files.exists(path)) {
                throw new ReplayException(path + ": there is no such file");
            }
            if (Files.isDirectory(path)) {
                throw new ReplayException(path + ": a file must be named, but this is a folder");
            }
            if (!Files.isReadable(path)) {
                throw new ReplayException(path + ": the file must be readable, but access is denied");
            }
        }
    }

    /// Makes sure that the source can be opened twice.
    void keep(TripSource source) throws IOException {
        if (isRereadable(source) || copies.containsKey(source)) {
            return;
        }
        Path copy = Files.createTempFile("wildrydes-replay-", ".trips");
        copies.put(source, copy);
        try (InputStream in = open(source, false)) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    InputStream open(TripSource source) throws IOException {
        return open(source, true);
    }

    private InputStream open(TripSource source, boolean fromCopy) throws IOException {
        Path copy = copies.get(source);
        if (copy != null && fromCopy) {
            return Files.newInputStream(copy);
        }
        return switch (source) {
            case TripSource.StandardInput() -> standardInput;
            case TripSource.File(Path path) -> open(path);
        };
    }

    private static InputStream open(Path path) throws IOException {
        try {
            return Files.newInputStream(path);
        } catch (NoSuchFileException e) {
            throw new ReplayException(path + ": there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new ReplayException(path + ": the file must be readable, but access is denied", e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Path copy : copies.values()) {
            Files.deleteIfExists(copy);
        }
    }
}
