package com.wildrydes.producer.stream;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps unsent events in a file, a payload a line, as `replay` takes it. The file is made by the first event; one
/// that is there is appended to. Thread-safe.
public final class UnsentFile implements UnsentSink, AutoCloseable {

    /// Reasons that name a size or a shard could be many; a person reads the first few.
    private static final int MAX_REASONS = 20;

    private static final String OTHER_REASONS = "other reasons";

    private final Path path;
    private final Map<String, Long> reasons = new LinkedHashMap<>();
    private @Nullable OutputStream out;

    public UnsentFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /// Appends the event.
    ///
    /// @throws UncheckedIOException when the file cannot be written
    @Override
    public synchronized void unsent(String partitionKey, byte[] data, int offset, int length, String reason) {
        try {
            OutputStream file = out;
            if (file == null) {
                file = new BufferedOutputStream(
                        Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
                out = file;
            }
            file.write(data, offset, length);
            if (length == 0 || data[offset + length - 1] != '\n') {
                file.write('\n');
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
        boolean full = reasons.size() >= MAX_REASONS && !reasons.containsKey(reason);
        reasons.merge(full ? OTHER_REASONS : reason, 1L, Long::sum);
    }

    /// How many events were kept for which reason.
    public synchronized Map<String, Long> reasons() {
        return new LinkedHashMap<>(reasons);
    }

    /// Writes out what is left, if there was any event.
    ///
    /// @throws UncheckedIOException when what is left cannot be written
    @Override
    public synchronized void close() {
        OutputStream file = out;
        out = null;
        if (file == null) {
            return;
        }
        try {
            file.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException(
                "cannot keep unsent events in " + path + ": " + e.getMessage() + "; free space or name another file",
                e);
    }
}
