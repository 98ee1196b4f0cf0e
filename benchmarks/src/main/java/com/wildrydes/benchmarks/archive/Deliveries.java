package com.wildrydes.benchmarks.archive;

import com.wildrydes.processors.archiver.ArchiveStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// The delivery stream: gathers what the Archiver puts in buffers as Firehose does, by age and size, and writes each
/// buffer twice, as Parquet and as it came, compressed. Not thread-safe.
final class Deliveries implements ArchiveStream {

    private final ArchiveDesign design;
    private final Bucket parquet;
    private final Bucket lines;
    private final SortedHours sorted;
    private final List<byte[]> buffer = new ArrayList<>();
    private long bufferBytes;
    private long bufferSinceMs;
    private long nowMs;

    Deliveries(ArchiveDesign design, Bucket parquet, Bucket lines, SortedHours sorted) {
        this.design = design;
        this.parquet = parquet;
        this.lines = lines;
        this.sorted = sorted;
    }

    /// Sets the clock.
    void at(long timeMs) throws IOException {
        nowMs = timeMs;
        if (!buffer.isEmpty() && nowMs - bufferSinceMs >= design.bufferMs()) {
            deliver();
        }
    }

    @Override
    public List<Refusal> put(List<byte[]> records) {
        try {
            for (byte[] record : records) {
                if (bufferBytes + record.length > design.bufferBytes()) {
                    deliver();
                }
                if (buffer.isEmpty()) {
                    bufferSinceMs = nowMs;
                }
                buffer.add(record);
                bufferBytes += record.length;
                sorted.take(record);
            }
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes what is in the buffer.
    void deliver() throws IOException {
        if (buffer.isEmpty()) {
            return;
        }
        design.writeParquet(buffer, parquet.file(bufferSinceMs, ".parquet"));
        try (OutputStream out = gzip(lines)) {
            for (byte[] record : buffer) {
                out.write(record);
            }
        }
        buffer.clear();
        bufferBytes = 0;
    }

    private OutputStream gzip(Bucket bucket) throws IOException {
        return new GZIPOutputStream(
                new BufferedOutputStream(Files.newOutputStream(bucket.file(bufferSinceMs, ".json.gz"))), 1 << 16);
    }
}
