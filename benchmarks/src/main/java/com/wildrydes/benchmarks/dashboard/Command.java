package com.wildrydes.benchmarks.dashboard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// `scripts/wildrydes …` as a process of its own, with the processes that it starts.
final class Command implements AutoCloseable {
    private final List<String> line;
    private final Process process;
    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();

    /// Starts it.
    ///
    /// @param home the project's folder
    /// @param errors file for what it writes to standard error
    Command(Path home, Path errors, String... arguments) throws IOException {
        line = new ArrayList<>();
        line.add(home.resolve("scripts/wildrydes").toString());
        line.addAll(List.of(arguments));
        process = new ProcessBuilder(line).redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        Thread.ofVirtual().start(this::read);
        // When the benchmark is ended from outside.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(output::add);
        } catch (IOException | UncheckedIOException e) {
            // Its end closes the stream.
            output.add("its output ended: " + e);
        }
    }

    /// Waits for a line of its output that begins so, and returns the rest of it.
    String await(String beginning) throws InterruptedException {
        while (true) {
            String next = output.poll(1, TimeUnit.MINUTES);
            if (next == null) {
                throw new IllegalStateException(
                        "%s does not say '%s'; is it alive: %s".formatted(line, beginning, process.isAlive()));
            }
            if (next.startsWith(beginning)) {
                return next.substring(beginning.length()).strip();
            }
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /// Asks it to end, and ends it when it does not.
    @Override
    public void close() {
        List<ProcessHandle> all =
                new ArrayList<>(process.toHandle().descendants().toList());
        all.add(process.toHandle());
        process.destroy();
        try {
            if (process.waitFor(30, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
