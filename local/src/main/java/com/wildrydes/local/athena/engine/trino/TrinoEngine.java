package com.wildrydes.local.athena.engine.trino;

import com.wildrydes.local.athena.engine.Catalog;
import com.wildrydes.local.athena.engine.QueryEngine;
import com.wildrydes.local.athena.engine.QueryRun;
import com.wildrydes.local.athena.engine.Statement;
import com.wildrydes.local.time.Sleeper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Trino in a process of its own, which starts with the first statement and is started again by the next one when it
/// died.
public final class TrinoEngine implements QueryEngine {
    private static final Logger LOG = LoggerFactory.getLogger(TrinoEngine.class);
    private static final Duration STOP_GRACE = Duration.ofSeconds(5);

    private final EngineSettings settings;
    private final Clock clock;
    private final TrinoApi api = new TrinoApi(Sleeper.SYSTEM);

    private Catalog catalog = Catalog.EMPTY;
    private @Nullable CompletableFuture<EngineProcess> process;
    private boolean closed;

    public TrinoEngine(EngineSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public QueryRun start(Statement statement) {
        return new TrinoRun(statement, this, api, clock);
    }

    @Override
    public synchronized void catalog(Catalog replacement) {
        catalog = replacement;
        EngineProcess running = running();
        if (running != null) {
            try {
                running.control().catalog(replacement);
            } catch (IOException e) {
                // The next process is told at its start.
                LOG.debug("the SQL engine ended before it took up the catalog", e);
            }
        }
    }

    EngineSettings settings() {
        return settings;
    }

    /// The process, which is started when there is none that lives. The future fails when it does not start.
    synchronized CompletableFuture<EngineProcess> process() {
        if (closed) {
            return CompletableFuture.failedFuture(new IOException("the local stack stops"));
        }
        CompletableFuture<EngineProcess> present = process;
        if (present == null || present.isDone() && running() == null) {
            present = new CompletableFuture<>();
            process = present;
            CompletableFuture<EngineProcess> starting = present;
            Thread.ofVirtual().name("athena-engine-start").start(() -> start(starting));
        }
        return present;
    }

    private void start(CompletableFuture<EngineProcess> starting) {
        try {
            long begin = System.nanoTime();
            Catalog known = known();
            EngineProcess started = EngineProcess.start(settings, known);
            adopt(started, known);
            LOG.info("the SQL engine started in {} s", (System.nanoTime() - begin) / 100_000_000 / 10.0);
            starting.complete(started);
        } catch (IOException e) {
            starting.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            starting.completeExceptionally(new IOException("the start of the SQL engine was interrupted", e));
        }
    }

    private synchronized Catalog known() {
        return catalog;
    }

    /// Tells a new process of what changed while it started.
    private synchronized void adopt(EngineProcess started, Catalog known) throws IOException {
        if (closed) {
            started.stop(STOP_GRACE);
            throw new IOException("the local stack stops");
        }
        if (!catalog.equals(known)) {
            started.control().catalog(catalog);
        }
    }

    private @Nullable EngineProcess running() {
        CompletableFuture<EngineProcess> present = process;
        if (present == null || !present.isDone() || present.isCompletedExceptionally()) {
            return null;
        }
        EngineProcess started = present.join();
        return started.isAlive() ? started : null;
    }

    @Override
    public void close() {
        EngineProcess running;
        synchronized (this) {
            closed = true;
            running = running();
        }
        if (running != null) {
            running.stop(STOP_GRACE);
        }
        api.close();
    }
}
