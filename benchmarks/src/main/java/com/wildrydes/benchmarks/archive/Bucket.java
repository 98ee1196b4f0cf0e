package com.wildrydes.benchmarks.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;

/// A folder that stands for a bucket, with files in the archive's layout.
///
/// @param folder all buckets are in; a bucket is a folder of its name
record Bucket(Path folder, String name) {

    private static final DateTimeFormatter LAYOUT = DateTimeFormatter.ofPattern(
                    "'events/year='yyyy'/month='MM'/day='dd'/hour='HH", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// A path for a new file that was begun at a time.
    Path file(long timeMs, String ending) throws IOException {
        Path hour = folder.resolve(name).resolve(LAYOUT.format(Instant.ofEpochMilli(timeMs)));
        Files.createDirectories(hour);
        return hour.resolve("wildrydes-archive-1-" + timeMs + "-" + System.nanoTime() + ending);
    }

    long files() {
        return sizes().count();
    }

    long bytes() {
        return sizes().mapToLong(Long::longValue).sum();
    }

    private Stream<Long> sizes() {
        try (Stream<Path> all = Files.walk(folder.resolve(name))) {
            return all.filter(Files::isRegularFile).map(Bucket::size).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
