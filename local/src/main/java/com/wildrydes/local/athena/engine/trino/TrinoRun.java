package com.wildrydes.local.athena.engine.trino;

import com.fasterxml.jackson.databind.JsonNode;
import com.wildrydes.local.athena.engine.Column;
import com.wildrydes.local.athena.engine.Completion;
import com.wildrydes.local.athena.engine.Progress;
import com.wildrydes.local.athena.engine.Progress.State;
import com.wildrydes.local.athena.engine.QueryFailedException;
import com.wildrydes.local.athena.engine.QueryFailure;
import com.wildrydes.local.athena.engine.QueryRun;
import com.wildrydes.local.athena.engine.Row;
import com.wildrydes.local.athena.engine.Statement;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One statement, page by page: the engine makes a few pages more than were asked for, and then waits.
final class TrinoRun implements QueryRun {
    private static final Logger LOG = LoggerFactory.getLogger(TrinoRun.class);

    /// How long a process that no longer answers may take to be seen to have ended.
    private static final Duration LAST_BREATH = Duration.ofSeconds(5);

    private final Statement statement;
    private final SqlText text;
    private final TrinoEngine engine;
    private final TrinoApi api;
    private final Meter meter;
    private final CompletableFuture<EngineProcess> cancelled = new CompletableFuture<>();

    /// Set by the thread that takes the rows, read by those that cancel.
    private volatile @Nullable URI nextPage;

    // Of the thread that takes the rows.
    private @Nullable EngineProcess process;
    private @Nullable QueryFailedException failure;
    private @Nullable List<Column> columns;
    private List<Values> types = List.of();
    private final Queue<Row> rows = new ArrayDeque<>();
    private @Nullable String updateType;
    private long updateCount;
    private boolean posted;

    TrinoRun(Statement statement, TrinoEngine engine, TrinoApi api, Clock clock) {
        this.statement = statement;
        this.text = SqlText.of(statement);
        this.engine = engine;
        this.api = api;
        this.meter = new Meter(clock);
    }

    @Override
    public Progress progress() {
        return meter.progress();
    }

    @Override
    public List<Column> columns() throws QueryFailedException, InterruptedException {
        while (columns == null && turnPage()) {
            // Planning takes some pages.
        }
        return columns == null ? List.of() : columns;
    }

    @Override
    public @Nullable Row next() throws QueryFailedException, InterruptedException {
        while (rows.isEmpty() && turnPage()) {
            // A page may be without rows.
        }
        return rows.poll();
    }

    @Override
    public Completion completion() throws QueryFailedException, InterruptedException {
        do {
            rows.clear();
        } while (turnPage());
        try {
            boolean creates = updateType != null && updateType.startsWith("CREATE");
            return new Completion(
                    updateType, updateCount, creates ? process().control().created() : List.of(), meter.progress());
        } catch (IOException e) {
            throw failed(lost(e), e);
        }
    }

    @Override
    public void cancel() {
        if (meter.progress().state().ended()) {
            return;
        }
        cancelled.completeExceptionally(new QueryFailedException(CANCELLED));
        URI page = nextPage;
        if (page != null) {
            delete(page);
        }
    }

    private static final QueryFailure CANCELLED = new QueryFailure.Cancelled("Query was canceled");

    private void delete(URI page) {
        try {
            api.delete(page);
        } catch (IOException e) {
            // A process that does not answer does not run the statement either.
            LOG.debug("{} could not be stopped", page, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        cancel();
    }

    /// Takes the next page; false when there is none.
    private boolean turnPage() throws QueryFailedException, InterruptedException {
        if (failure != null) {
            throw failure;
        }
        URI page = nextPage;
        if (posted && page == null) {
            return false;
        }
        try {
            take(page == null ? post() : api.get(page));
        } catch (IOException e) {
            throw failed(cancelled.isDone() ? CANCELLED : lost(e), e);
        }
        return true;
    }

    private JsonNode post() throws IOException, QueryFailedException, InterruptedException {
        process = awaitProcess();
        meter.engineReady();
        checkParameters(process.control());
        posted = true;
        JsonNode page =
                api.post(process.address(), text.sent(), statement.database().toLowerCase(Locale.ROOT));
        if (cancelled.isDone()) {
            delete(URI.create(page.path("nextUri").asText()));
        }
        return page;
    }

    private EngineProcess awaitProcess() throws IOException, QueryFailedException, InterruptedException {
        try {
            return (EngineProcess)
                    CompletableFuture.anyOf(engine.process(), cancelled).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof QueryFailedException) {
                throw failed(CANCELLED, null);
            }
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw failed(new QueryFailure.EngineError("ENGINE_NOT_STARTED", String.valueOf(why.getMessage())), why);
        }
    }

    private void checkParameters(ControlLine control) throws IOException, QueryFailedException {
        if (statement.parameters().isEmpty()) {
            return;
        }
        for (ControlLine.Invalid invalid : control.invalid(statement.parameters())) {
            String parameter = statement.parameters().get(invalid.index());
            throw failed(
                    new QueryFailure.SemanticError(
                            "INVALID_PARAMETER_USAGE",
                            null,
                            "parameter " + (invalid.index() + 1) + " must be one SQL expression ('text', 12.5, DATE"
                                    + " '2026-01-31'): " + parameter + " (" + invalid.reason() + ')'),
                    null);
        }
    }

    private void take(JsonNode page) throws QueryFailedException {
        String next = page.path("nextUri").textValue();
        nextPage = next == null ? null : URI.create(next);
        meter.record(page.path("stats"));
        if (page.hasNonNull("error")) {
            throw failed(Failures.of(page.path("error"), text), null);
        }
        if (columns == null && page.hasNonNull("columns")) {
            readColumns(page.path("columns"));
        }
        updateType = page.path("updateType").textValue();
        updateCount = page.path("updateCount").asLong();
        for (JsonNode row : page.path("data")) {
            rows.add(readRow(row));
        }
        if (nextPage == null) {
            meter.end(State.FINISHED);
        }
    }

    private void readColumns(JsonNode described) {
        List<Column> read = new ArrayList<>();
        List<Values> readers = new ArrayList<>();
        for (JsonNode column : described) {
            read.add(
                    new Column(column.path("name").asText(), column.path("type").asText()));
            readers.add(Values.of(column.path("typeSignature")));
        }
        columns = List.copyOf(read);
        types = readers;
    }

    private Row readRow(JsonNode row) {
        List<@Nullable Object> values = new ArrayList<>(types.size());
        for (int index = 0; index < types.size(); index++) {
            values.add(types.get(index).read(row.path(index)));
        }
        return new Row(values);
    }

    private EngineProcess process() {
        if (process == null) {
            throw new IllegalStateException("a statement that ended had a process");
        }
        return process;
    }

    private QueryFailedException failed(QueryFailure why, @Nullable Throwable cause) {
        meter.end(why instanceof QueryFailure.Cancelled ? State.CANCELLED : State.FAILED);
        nextPage = null;
        failure = new QueryFailedException(why, cause);
        return failure;
    }

    /// Why the process no longer answers.
    private QueryFailure lost(IOException e) throws InterruptedException {
        OptionalInt exit = process().awaitEnd(LAST_BREATH);
        String log = "; see " + engine.settings().log();
        if (exit.isEmpty()) {
            return new QueryFailure.EngineError("ENGINE_LOST", "the SQL engine does not answer: " + e + log);
        }
        if (exit.getAsInt() == EngineCommand.OUT_OF_MEMORY) {
            return new QueryFailure.OutOfMemory(
                    "ENGINE_OUT_OF_MEMORY",
                    "the SQL engine ended because its heap of "
                            + engine.settings().heapMb() + " MB was full: ask for less at once, or give it more" + log);
        }
        return new QueryFailure.EngineError(
                "ENGINE_DIED",
                "the SQL engine ended (exit value " + exit.getAsInt() + ") while the statement ran: run it again"
                        + log);
    }
}
