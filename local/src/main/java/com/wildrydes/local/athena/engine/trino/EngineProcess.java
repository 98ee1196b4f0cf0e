package com.wildrydes.local.athena.engine.trino;

import com.wildrydes.local.athena.engine.Catalog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One process of the engine, from its start to its end. It ends by itself when its standard input does, which is when
/// this process ends, however that ends. Thread-safe.
final class EngineProcess {
    private final Process process;
    private final ControlLine control;
    private final URI address;

    private EngineProcess(Process process, ControlLine control, URI address) {
        this.process = process;
        this.control = control;
        this.address = address;
    }

    /// Starts a process and waits until it listens and knows the catalog.
    ///
    /// @throws IOException when it does not; its message says why, or where that is written
    static EngineProcess start(EngineSettings settings, Catalog catalog) throws IOException, InterruptedException {
        Files.createDirectories(settings.work());
        keepLastLog(settings.log());
        ProcessBuilder builder = new ProcessBuilder(EngineCommand.of(settings))
                .directory(settings.work().toFile())
                .redirectError(settings.log().toFile());
        // Nothing of the stack's own environment comes through.
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of("LANG", "en_US.UTF-8", "TZ", "UTC", "PATH", "/usr/bin:/bin", "NO_COLOR", "1"));
        Process process = builder.start();
        boolean started = false;
        try {
            ControlLine control = new ControlLine(process.getOutputStream(), process.getInputStream());
            URI address = within(settings.startTimeout(), control);
            control.catalog(catalog);
            started = true;
            return new EngineProcess(process, control, address);
        } catch (IOException e) {
            throw new IOException("the SQL engine does not start: " + e.getMessage() + "; see " + settings.log(), e);
        } finally {
            if (!started) {
                process.destroyForcibly();
            }
        }
    }

    private static URI within(Duration timeout, ControlLine control) throws IOException, InterruptedException {
        CompletableFuture<URI> listening = new CompletableFuture<>();
        Thread.ofVirtual().name("athena-engine-start").start(() -> {
            try {
                listening.complete(control.awaitListening());
            } catch (IOException e) {
                listening.completeExceptionally(e);
            }
        });
        try {
            return listening.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("it does not listen after " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e);
        }
    }

    private static void keepLastLog(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("engine.last.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    URI address() {
        return address;
    }

    ControlLine control() {
        return control;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Waits for the process to end.
    ///
    /// @return its exit value, or nothing when it is still there
    OptionalInt awaitEnd(Duration timeout) throws InterruptedException {
        return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    /// Ends the process, by force when it does not end within the grace.
    void stop(Duration grace) {
        try {
            process.getOutputStream().close();
            if (awaitEnd(grace).isPresent()) {
                return;
            }
        } catch (IOException e) {
            // The pipe is broken: the process has ended, or is about to.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
