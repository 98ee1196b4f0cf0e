package com.wildrydes.athenaqueries.execution;

import com.wildrydes.athenaqueries.catalogue.BoundQuery;
import com.wildrydes.athenaqueries.result.RowWriter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatistics;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;

/// Runs one statement, once.
///
/// ```
/// run ──► StartQueryExecution ──► GetQueryExecution, with growing pauses ──► GetQueryResults, page by page
/// stop ─► StopQueryExecution       (QUEUED, RUNNING)      SUCCEEDED
/// ```
///
/// Whatever ends [#run] before Athena is done also stops the statement there, so that nobody pays for what
/// nobody reads. [#run] is called by one thread, [#stop] by any.
public final class QueryRun {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final AthenaClient athena;
    private final Workspace workspace;
    private final BoundQuery query;
    private final String token;
    private final Clock clock;
    private final Pause pause;

    private final Object lock = new Object();
    private @Nullable String running;
    private boolean stopAsked;

    /// @param token makes sure that a repeated start request starts nothing twice: 32 to 128 characters, new
    ///     for each
    /// run
    public QueryRun(
            AthenaClient athena, Workspace workspace, BoundQuery query, String token, Clock clock, Pause pause) {
        this.athena = athena;
        this.workspace = workspace;
        this.query = query;
        this.token = token;
        this.clock = clock;
        this.pause = pause;
    }

    /// Runs the statement and hands over its result.
    ///
    /// @param progress is told whenever Athena was asked how far it is
    public Summary run(RowWriter rows, Consumer<Progress> progress)
            throws QueryFailedException, QueryStoppedException, InterruptedException, IOException {
        Instant begun = clock.instant();
        String id = start();
        // Last of all, whatever happens; should it fail, what happened before is not hidden by it.
        try (var _ = (Leftover) this::stopIfRunning) {
            QueryExecution done = await(id, begun, progress);
            long count = new ResultPages(athena, done).copyTo(rows, this::refuseStopped);
            return new Summary(count, since(begun), bytesScanned(done));
        }
    }

    /// Asks Athena to stop the statement; [#run] then ends with a [QueryStoppedException]. Also before it has
    /// begun.
    public void stop() {
        synchronized (lock) {
            stopAsked = true;
        }
        stopIfRunning();
    }

    private String start() throws QueryStoppedException {
        refuseStopped();
        var request = StartQueryExecutionRequest.builder()
                .queryString(query.sql())
                .workGroup(workspace.workGroup())
                .queryExecutionContext(context -> context.database(workspace.database()))
                .clientRequestToken(token);
        if (!query.parameters().isEmpty()) {
            request.executionParameters(query.parameters());
        }
        String id = athena.startQueryExecution(request.build()).queryExecutionId();
        synchronized (lock) {
            running = id;
        }
        return id;
    }

    private QueryExecution await(String id, Instant begun, Consumer<Progress> progress)
            throws QueryFailedException, QueryStoppedException, InterruptedException {
        Duration wait = FIRST_PAUSE;
        while (true) {
            refuseStopped();
            QueryExecution execution = athena.getQueryExecution(request -> request.queryExecutionId(id))
                    .queryExecution();
            QueryExecutionState state = execution.status().state();
            progress.accept(new Progress(execution.status().stateAsString(), bytesScanned(execution), since(begun)));
            switch (state) {
                case SUCCEEDED -> {
                    ended();
                    return execution;
                }
                case FAILED -> {
                    ended();
                    throw new QueryFailedException(reason(execution));
                }
                case CANCELLED -> {
                    ended();
                    throw new QueryStoppedException("the query was stopped in Athena: " + reason(execution));
                }
                default -> pause.pause(wait);
            }
            wait = min(wait.multipliedBy(3).dividedBy(2), LONGEST_PAUSE);
        }
    }

    private void refuseStopped() throws QueryStoppedException {
        synchronized (lock) {
            if (stopAsked) {
                throw new QueryStoppedException("stopped");
            }
        }
    }

    private void ended() {
        synchronized (lock) {
            running = null;
        }
    }

    /// What must not be left running.
    @FunctionalInterface
    private interface Leftover extends AutoCloseable {
        @Override
        void close();
    }

    /// Once: of the thread that asks and the one that runs, the first does it, and the other waits until it is done:
    /// whoever waits for [#run] closes the client next.
    private void stopIfRunning() {
        synchronized (lock) {
            String id = running;
            running = null;
            if (id != null) {
                athena.stopQueryExecution(request -> request.queryExecutionId(id));
            }
        }
    }

    private Duration since(Instant begun) {
        return Duration.between(begun, clock.instant());
    }

    private static String reason(QueryExecution execution) {
        String reason = execution.status().stateChangeReason();
        return reason == null ? "Athena gave no reason" : reason;
    }

    private static long bytesScanned(QueryExecution execution) {
        QueryExecutionStatistics statistics = execution.statistics();
        Long bytes = statistics == null ? null : statistics.dataScannedInBytes();
        return bytes == null ? 0 : bytes;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
