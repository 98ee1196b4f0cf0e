package com.wildrydes.benchmarks.archive;

import com.wildrydes.telemetry.StatusEvent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// The archive of the workshop that this system comes from: the events as they were sent, in the stream's
/// order, as gzip JSON lines, a file for each buffer. Not thread-safe.
final class WorkshopFiles {

    private final Bucket bucket;
    private final long bufferMs;
    private @Nullable OutputStream open;
    private long sinceMs;

    WorkshopFiles(Bucket bucket, long bufferMs) {
        this.bucket = bucket;
        this.bufferMs = bufferMs;
    }

    void take(StatusEvent event, byte[] line) throws IOException {
        OutputStream out = open;
        if (out == null || event.statusTimeMs() - sinceMs >= bufferMs) {
            end();
            sinceMs = event.statusTimeMs();
            out = new GZIPOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(bucket.file(sinceMs, ".json.gz"))), 1 << 16);
            open = out;
        }
        out.write(line);
    }

    void end() throws IOException {
        OutputStream out = open;
        if (out != null) {
            out.close();
            open = null;
        }
    }
}
