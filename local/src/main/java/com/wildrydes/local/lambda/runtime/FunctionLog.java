package com.wildrydes.local.lambda.runtime;

import com.wildrydes.local.lambda.LogListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log file of one function, written by all its processes, and whoever listens to it. Thread-safe.
final class FunctionLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionLog.class);

    private final String functionName;
    private final LogListener listener;
    private final OutputStream file;

    private FunctionLog(String functionName, LogListener listener, OutputStream file) {
        this.functionName = functionName;
        this.listener = listener;
        this.file = file;
    }

    /// Appends to `folder/<function>.log`.
    static FunctionLog open(Path folder, String functionName, LogListener listener) throws IOException {
        Files.createDirectories(folder);
        OutputStream file = Files.newOutputStream(
                folder.resolve(functionName + ".log"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new FunctionLog(functionName, listener, file);
    }

    /// Writes one line, whole, and tells the listener.
    synchronized void line(String line) {
        try {
            file.write((line + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A function does not fail because its log cannot be kept; whoever listens still hears the line.
            LOG.error("the log file of function {} cannot be written: {}", functionName, e.toString());
        }
        listener.line(functionName, line);
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
