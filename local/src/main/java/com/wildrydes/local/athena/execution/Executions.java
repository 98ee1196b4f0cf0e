package com.wildrydes.local.athena.execution;

import com.wildrydes.local.athena.AthenaException;
import com.wildrydes.local.athena.AthenaSettings;
import com.wildrydes.local.athena.ResultLocation;
import com.wildrydes.local.athena.ResultStore;
import com.wildrydes.local.athena.Saved;
import com.wildrydes.local.athena.StoredWorkGroup;
import com.wildrydes.local.athena.WorkGroup;
import com.wildrydes.local.athena.catalog.DdlStatements;
import com.wildrydes.local.athena.catalog.EngineCatalog;
import com.wildrydes.local.athena.engine.QueryEngine;
import com.wildrydes.local.athena.sql.SqlStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All query executions: those that run and those that ended. Thread-safe.
///
/// What was submitted is on disk before its id is given out, and its end before it is told: an execution whose stack
/// was killed under it is found FAILED by the next one.
public final class Executions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Executions.class);
    private static final long CLOSE_SECONDS = 10;
    private static final String OVER_CUTOFF = "Query cancelled! : Bytes scanned limit was exceeded";
    private static final String BY_USER = "Query cancelled by user";

    private final Saved saved;
    private final ResultStore store;
    private final Clock clock;
    private final ExecutionLog log;
    private final ExecutionRunner runner;
    private final ScanBill bill = new ScanBill();

    private final Map<String, Execution> ended = new ConcurrentHashMap<>();
    private final Map<String, LiveExecution> live = new ConcurrentHashMap<>();
    private final Map<String, String> byToken = new HashMap<>();

    private final Semaphore places;
    private final ExecutorService queries;
    private final ExecutorService ddl;
    private final ScheduledExecutorService watch;

    private Executions(
            Saved saved,
            ResultStore store,
            Clock clock,
            ExecutionLog log,
            ExecutionRunner runner,
            AthenaSettings settings) {
        this.saved = saved;
        this.store = store;
        this.clock = clock;
        this.log = log;
        this.runner = runner;
        this.places = new Semaphore(settings.running() + settings.waiting());
        this.queries = Executors.newFixedThreadPool(settings.running(), thread("athena-query"));
        this.ddl = Executors.newSingleThreadExecutor(thread("athena-ddl"));
        this.watch = Executors.newSingleThreadScheduledExecutor(thread("athena-limits"));
    }

    private static ThreadFactory thread(String name) {
        return Thread.ofPlatform().daemon().name(name + '-', 0).factory();
    }

    /// Opens the executions in a folder, which is made where there is none.
    public static Executions open(
            Path folder,
            Clock clock,
            Saved saved,
            QueryEngine engine,
            EngineCatalog catalog,
            DdlStatements ddl,
            ResultStore store,
            AthenaSettings settings)
            throws IOException {
        ExecutionLog log = ExecutionLog.open(folder.resolve("executions"));
        ResultFiles files = ResultFiles.open(folder.resolve("scratch"), store);
        Executions executions =
                new Executions(saved, store, clock, log, new ExecutionRunner(engine, catalog, ddl, files), settings);
        executions.recover(settings);
        long watchMs = settings.watch().toMillis();
        executions.watch.scheduleWithFixedDelay(executions::stopExcessive, watchMs, watchMs, TimeUnit.MILLISECONDS);
        return executions;
    }

    private void recover(AthenaSettings settings) throws IOException {
        long oldestMs = clock.millis() - settings.history().toMillis();
        for (Execution execution : log.read()) {
            if (execution.submittedMs() < oldestMs) {
                log.delete(execution);
                continue;
            }
            Execution kept = execution;
            if (!execution.state().ended()) {
                kept = execution.failed(Failures.stopped(), ExecutionStatistics.NONE, clock.millis());
                log.write(kept);
            }
            ended.put(kept.id(), kept);
            remember(kept);
        }
    }

    /// Submits a statement; returns its execution's id at once.
    ///
    /// @throws AthenaException when it cannot be run as asked
    public String start(QueryRequest request) throws AthenaException, IOException {
        synchronized (byToken) {
            String known = request.token() == null ? null : byToken.get(request.token());
            if (known != null) {
                if (!get(known).request().equals(request)) {
                    throw AthenaException.invalid("Idempotent parameters do not match");
                }
                return known;
            }
            return submit(request);
        }
    }

    private String submit(QueryRequest request) throws AthenaException, IOException {
        StoredWorkGroup group = saved.workGroup(request.workGroup());
        if (!group.enabled()) {
            throw AthenaException.invalid("WorkGroup " + request.workGroup() + " is disabled.");
        }
        Plan plan = Plan.of(request, saved);
        ResultLocation location = location(request, group.group());
        plan.requireCentralLocation(group.group());
        if (!places.tryAcquire()) {
            throw AthenaException.tooMany("You have exceeded the limit for the number of queries you can run "
                    + "concurrently. Please reduce the number of concurrent queries submitted by this account.");
        }
        boolean submitted = false;
        try {
            String id = UUID.randomUUID().toString();
            StatementKind kind = StatementKind.of(plan.statement());
            Execution execution = Execution.submitted(id, request, kind, kind.address(location, id), clock.millis());
            log.write(execution);
            LiveExecution now = new LiveExecution(execution, group.group().bytesScannedCutoff(), clock);
            live.put(id, now);
            remember(execution);
            ExecutorService thread = plan.statement() instanceof SqlStatement.Engine ? queries : ddl;
            thread.execute(() -> run(now, plan));
            submitted = true;
            return id;
        } finally {
            if (!submitted) {
                places.release();
            }
        }
    }

    private void remember(Execution execution) {
        String token = execution.request().token();
        if (token != null) {
            synchronized (byToken) {
                byToken.put(token, execution.id());
            }
        }
    }

    private ResultLocation location(QueryRequest request, WorkGroup group) throws AthenaException {
        String own = request.resultLocation();
        String address =
                own == null || group.enforced() && group.resultLocation() != null ? group.resultLocation() : own;
        if (address == null) {
            throw AthenaException.invalid("No output location provided. An output location is required either "
                    + "through the Workgroup result configuration setting or as an API input.");
        }
        ResultLocation location = ResultLocation.parse(address);
        if (!store.hasBucket(location.bucket())) {
            throw AthenaException.invalid("Unable to verify/create output bucket " + location.bucket());
        }
        return location;
    }

    private void run(LiveExecution execution, Plan plan) {
        try {
            Outcome outcome = runner.run(execution, plan);
            if (outcome != null) {
                end(execution, outcome);
            }
        } finally {
            places.release();
        }
    }

    private void end(LiveExecution execution, Outcome outcome) {
        switch (outcome) {
            case Outcome.Succeeded(ExecutionResult result) ->
                settle(execution, now -> now.succeeded(result, now.statistics(), clock.millis()));
            case Outcome.Failed(ExecutionError error) ->
                settle(execution, now -> now.failed(error, now.statistics(), clock.millis()));
            case Outcome.OverCutoff _ -> cancel(execution, OVER_CUTOFF);
        }
    }

    private void cancel(LiveExecution execution, String why) {
        settle(execution, now -> now.cancelled(why, now.statistics(), clock.millis()));
        execution.cancelRun();
    }

    /// Ends an execution once: in memory and on disk.
    private void settle(LiveExecution execution, UnaryOperator<Execution> end) {
        Execution done = execution.end(end);
        if (done == null) {
            return;
        }
        bill.add(done);
        try {
            log.write(done);
        } catch (IOException e) {
            // It stays as it is told in this stack's time; the next one calls it FAILED.
            LOG.error("the end of query {} is not kept", done.id(), e);
        }
        ended.put(done.id(), done);
        live.remove(done.id());
    }

    private void stopExcessive() {
        for (LiveExecution execution : live.values()) {
            if (execution.isOverCutoff()) {
                cancel(execution, OVER_CUTOFF);
            }
        }
    }

    /// An execution as it is now.
    ///
    /// @throws AthenaException when there is none of this id
    public Execution get(String id) throws AthenaException {
        // In this order: one that ends meanwhile is in both before it is in one.
        LiveExecution now = live.get(id);
        Execution execution = now == null ? ended.get(id) : now.now();
        if (execution == null) {
            throw AthenaException.invalid("QueryExecution " + id + " was not found");
        }
        return execution;
    }

    /// Cancels an execution; nothing happens to one that has ended.
    ///
    /// @throws AthenaException when there is none of this id
    public void stop(String id) throws AthenaException {
        get(id);
        LiveExecution now = live.get(id);
        if (now != null) {
            cancel(now, BY_USER);
        }
    }

    /// A workgroup's executions, the newest first.
    ///
    /// @param after lists those that were submitted before this one; null for all
    public List<String> list(String workGroup, @Nullable String after) throws AthenaException {
        saved.workGroup(workGroup);
        Comparator<Execution> newestFirst = Comparator.comparingLong(Execution::submittedMs)
                .thenComparing(Execution::id)
                .reversed();
        Execution last = after == null ? null : get(after);
        return Stream.concat(ended.values().stream(), live.values().stream().map(LiveExecution::submitted))
                .filter(execution -> execution.request().workGroup().equals(workGroup))
                .filter(execution -> last == null || newestFirst.compare(last, execution) < 0)
                .sorted(newestFirst)
                .map(Execution::id)
                .distinct()
                .toList();
    }

    /// What was scanned, as it is billed.
    public ScanBill bill() {
        return bill;
    }

    /// Fails what runs, as one that a client may run again.
    @Override
    public void close() {
        watch.shutdownNow();
        queries.shutdownNow();
        ddl.shutdownNow();
        for (LiveExecution execution : live.values()) {
            settle(execution, now -> now.failed(Failures.stopped(), now.statistics(), clock.millis()));
            execution.cancelRun();
        }
        try {
            if (!queries.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a query did not end within {} s of its cancellation", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
