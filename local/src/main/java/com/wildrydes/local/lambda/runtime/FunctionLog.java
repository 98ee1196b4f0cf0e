package com.wildrydes.local.lambda.runtime;

import com.wildrydes.local.lambda.LogListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log of one function, written by all its processes, and whoever listens to it. Thread-safe.
///
/// It is in `folder/<function>.log`, what was before that in `<function>.1.log`, and so on: a file that is full is
/// renamed, and the oldest one deleted. They are read at each start, for the counters in them; so they have an end.
final class FunctionLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionLog.class);

    /// About 40,000 invocations that are quiet but for their counters.
    private static final long FULL_BYTES = 64L << 20;

    private static final int OLD_FILES = 4;

    private final Path folder;
    private final String functionName;
    private final LogListener listener;
    private final long fullBytes;
    private final int oldFiles;
    private OutputStream file;
    private long bytes;

    private FunctionLog(Path folder, String functionName, LogListener listener, long fullBytes, int oldFiles)
            throws IOException {
        this.folder = folder;
        this.functionName = functionName;
        this.listener = listener;
        this.fullBytes = fullBytes;
        this.oldFiles = oldFiles;
        this.file = append(path(0));
        this.bytes = Files.size(path(0));
    }

    /// Appends to what is there.
    static FunctionLog open(Path folder, String functionName, LogListener listener) throws IOException {
        return open(folder, functionName, listener, FULL_BYTES, OLD_FILES);
    }

    /// @param fullBytes a file that has reached this size is renamed before the next line
    /// @param oldFiles so many are kept beside the one that is written
    static FunctionLog open(Path folder, String functionName, LogListener listener, long fullBytes, int oldFiles)
            throws IOException {
        Files.createDirectories(folder);
        return new FunctionLog(folder, functionName, listener, fullBytes, oldFiles);
    }

    /// Writes one line, whole, and tells the listener.
    synchronized void line(String line) {
        try {
            if (bytes >= fullBytes) {
                rotate();
            }
            byte[] written = (line + '\n').getBytes(StandardCharsets.UTF_8);
            file.write(written);
            bytes += written.length;
        } catch (IOException e) {
            // A function does not fail because its log cannot be kept; whoever listens still hears the line.
            LOG.error("the log file of function {} cannot be written: {}", functionName, e.toString());
        }
        listener.line(functionName, line);
    }

    private void rotate() throws IOException {
        file.close();
        for (int age = oldFiles; age > 0; age--) {
            if (Files.exists(path(age - 1))) {
                Files.move(path(age - 1), path(age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        file = append(path(0));
        bytes = 0;
    }

    /// @param age 0 for the file that is written
    private Path path(int age) {
        return folder.resolve(functionName + (age == 0 ? "" : "." + age) + ".log");
    }

    private static OutputStream append(Path file) throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.error("the log file of function {} cannot be closed: {}", functionName, e.toString());
        }
    }
}
