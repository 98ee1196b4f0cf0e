package com.wildrydes.local.firehose;

import com.wildrydes.local.firehose.parquet.ParquetRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// The one bucket of a test, in memory, that can be gone or crash whoever puts. Thread-safe.
final class Bucket implements ObjectStore {
    static final String NAME = "archive";

    /// The process ends here: nothing of it runs any more.
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    /// What happens to a put.
    enum Fate {
        KEPT,
        REFUSED,
        CRASH_BEFORE,
        CRASH_AFTER
    }

    private final Map<String, byte[]> objects = new TreeMap<>();
    private Fate fate = Fate.KEPT;
    private int puts;

    /// What happens to all puts from now on, until a crash.
    synchronized void fate(Fate next) {
        fate = next;
    }

    @Override
    public synchronized void put(String bucket, String key, Path file) throws IOException {
        puts++;
        Fate now = fate;
        if (now == Fate.REFUSED || !bucket.equals(NAME)) {
            throw new IOException("there is no bucket " + bucket);
        }
        if (now == Fate.CRASH_BEFORE) {
            fate = Fate.KEPT;
            throw new Crash();
        }
        objects.put(key, Files.readAllBytes(file));
        if (now == Fate.CRASH_AFTER) {
            fate = Fate.KEPT;
            throw new Crash();
        }
    }

    /// Calls of `put`, whatever became of them.
    synchronized int puts() {
        return puts;
    }

    synchronized List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    synchronized String text(String key) {
        return new String(objects.get(key), StandardCharsets.UTF_8);
    }

    synchronized String unzipped(String key) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(objects.get(key)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The rows of all Parquet files, in the order of their keys.
    synchronized List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        objects.forEach((key, bytes) -> {
            if (key.endsWith(".parquet")) {
                try {
                    rows.addAll(ParquetRows.read(bytes));
                } catch (IOException e) {
                    throw new UncheckedIOException(key, e);
                }
            }
        });
        return rows;
    }

    /// The lines of all objects whose keys begin so.
    synchronized List<String> lines(String prefix) {
        return objects.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .flatMap(key -> text(key).lines())
                .toList();
    }
}
