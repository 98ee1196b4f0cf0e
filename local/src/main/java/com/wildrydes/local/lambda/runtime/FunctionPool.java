package com.wildrydes.local.lambda.runtime;

import com.wildrydes.local.lambda.FunctionConfig;
import com.wildrydes.local.lambda.InvocationResult;
import com.wildrydes.local.lambda.Invoker;
import com.wildrydes.local.lambda.LambdaFaults;
import com.wildrydes.local.lambda.LogListener;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One function and its processes: as many as there are invocations at once, up to a limit; idle ones stay warm.
/// Thread-safe.
public final class FunctionPool implements Invoker, AutoCloseable {
    private static final Duration STOP_GRACE = Duration.ofSeconds(1);

    private final FunctionConfig function;
    private final RuntimeSettings settings;
    private final RuntimeApi api;
    private final FunctionLog log;
    private final LambdaFaults faults;
    private final Clock clock;
    private final Semaphore permits;
    private final Semaphore starting = new Semaphore(1);
    private final BlockingDeque<Warm> idle = new LinkedBlockingDeque<>();
    private final Set<FunctionProcess> processes = ConcurrentHashMap.newKeySet();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();
    private final AtomicLong billedMs = new AtomicLong();
    private volatile boolean closing;

    /// A process and the log of the invocation that it works on.
    private static final class Warm {
        private final FunctionProcess process;
        private volatile InvocationLog log;

        private Warm(FunctionConfig function, RuntimeSettings settings, RuntimeApi api, InvocationLog log)
                throws IOException {
            this.log = log;
            process = FunctionProcess.start(function, settings, api, line -> this.log.line(line));
        }
    }

    /// A process that is ready, or why there is none.
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    private sealed interface Found {
        /// @param init how long it took to start; null when it was warm
        record Ready(Warm warm, @Nullable Duration init) implements Found {}

        record Failed(byte[] error) implements Found {}
    }

    private FunctionPool(
            FunctionConfig function,
            RuntimeSettings settings,
            RuntimeApi api,
            FunctionLog log,
            LambdaFaults faults,
            Clock clock) {
        this.function = function;
        this.settings = settings;
        this.api = api;
        this.log = log;
        this.faults = faults;
        this.clock = clock;
        permits = new Semaphore(settings.maxProcesses(), true);
    }

    /// Takes a function into service; its first process starts with its first invocation.
    ///
    /// @throws IOException when the code or the runtime is not there, or the log cannot be written
    public static FunctionPool open(
            FunctionConfig function,
            RuntimeSettings settings,
            RuntimeApi api,
            LogListener listener,
            LambdaFaults faults,
            Clock clock)
            throws IOException {
        if (!Files.isDirectory(function.codeFolder())) {
            throw new IOException("the code of function " + function.name() + " must be a folder, built before: "
                    + function.codeFolder());
        }
        if (!Files.isDirectory(settings.runtimeFolder())) {
            throw new IOException("Lambda's runtime must be a folder, built before: " + settings.runtimeFolder());
        }
        FunctionLog log = FunctionLog.open(settings.logFolder(), function.name(), listener);
        return new FunctionPool(function, settings, api, log, faults, clock);
    }

    public FunctionConfig function() {
        return function;
    }

    /// What it has been billed for since it was opened.
    public Usage usage() {
        return new Usage(requests.get(), errors.get(), billedMs.get(), function.memoryMb());
    }

    @Override
    public InvocationResult invoke(byte[] event) throws InterruptedException {
        return invoke(event, null);
    }

    /// As [#invoke(byte\[\])].
    ///
    /// @param clientContext JSON for the handler's context; null for none
    public InvocationResult invoke(byte[] event, @Nullable String clientContext) throws InterruptedException {
        permits.acquire();
        return invokePermitted(event, clientContext);
    }

    /// As [#invoke(byte\[\])], for a caller that does not wait forever.
    ///
    /// @param patience how long to wait for a free process when as many as may be are busy
    public InvocationResult invokeWithin(byte[] event, Duration patience) throws InterruptedException {
        return permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)
                ? invokePermitted(event, null)
                : new InvocationResult.NotInvoked("all " + settings.maxProcesses() + " processes are busy");
    }

    private InvocationResult invokePermitted(byte[] event, @Nullable String clientContext) throws InterruptedException {
        try {
            if (closing) {
                return new InvocationResult.NotInvoked("the local stack is closing");
            }
            InvocationResult result = invokeWith(event, clientContext, faults.next(function.name()));
            if (result instanceof InvocationResult.Failed) {
                errors.incrementAndGet();
            }
            return result;
        } finally {
            permits.release();
        }
    }

    private InvocationResult invokeWith(byte[] event, @Nullable String clientContext, LambdaFaults.Fault fault)
            throws InterruptedException {
        String requestId = UUID.randomUUID().toString();
        return switch (fault) {
            case NONE -> run(requestId, event, clientContext, false);
            case CRASH_AFTER_SIDE_EFFECTS -> run(requestId, event, clientContext, true);
            case DELIVER_TWICE -> {
                InvocationResult first = run(requestId, event, clientContext, false);
                yield closing ? first : run(requestId, event, clientContext, false);
            }
            case FAIL ->
                new InvocationResult.Failed(
                        requestId, ErrorDocument.of("Local.Fault", "Failed as asked for"), new byte[0]);
        };
    }

    private InvocationResult run(
            String requestId, byte[] event, @Nullable String clientContext, boolean crashAfterSideEffects)
            throws InterruptedException {
        requests.incrementAndGet();
        InvocationLog invocation = new InvocationLog(function, requestId, log);
        return switch (find(requestId, invocation)) {
            case Found.Failed(byte[] error) -> new InvocationResult.Failed(requestId, error, invocation.tail());
            case Found.Ready(Warm warm, Duration init) -> {
                invocation.started();
                Instant deadline = clock.instant().plus(function.timeout());
                Work work = new Work(requestId, event, deadline, clientContext, new CompletableFuture<>());
                long invoked = System.nanoTime();
                Answer answer = warm.process.invoke(work, function.timeout());
                Duration duration = since(invoked);
                if (crashAfterSideEffects) {
                    warm.process.kill();
                    answer = new Answer.Exited("Runtime exited with error: signal: killed");
                }
                long billed = bill(init == null ? duration : duration.plus(init));
                invocation.ended(answer, clock.instant(), duration, billed, warm.process.peakMemoryMb(), init);
                giveBack(warm);
                yield result(requestId, answer, invocation);
            }
        };
    }

    private static InvocationResult result(String requestId, Answer answer, InvocationLog invocation) {
        return switch (answer) {
            case Answer.Returned returned ->
                new InvocationResult.Succeeded(requestId, returned.payload(), invocation.tail());
            case Answer.Threw _, Answer.TooLarge _, Answer.TimedOut _, Answer.Exited _ ->
                new InvocationResult.Failed(requestId, answer.errorDocument(requestId), invocation.tail());
        };
    }

    /// Starts a first process in a moment, so that the first caller need not wait for it. What keeps it from
    /// starting is in the function's log, and the first caller tries again.
    public void warmUp() {
        Thread.ofVirtual().name("warm-up-" + function.name()).start(() -> {
            if (!permits.tryAcquire()) {
                return;
            }
            try {
                if (!closing
                        && find("warm-up", new InvocationLog(function, "warm-up", log))
                                instanceof Found.Ready(Warm warm, Duration init)) {
                    giveBack(warm);
                    bill(init == null ? Duration.ZERO : init);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                permits.release();
            }
        });
    }

    /// The idle process that was used last, so that with less to do the others stay untouched; else a new one.
    /// They are started one after the other, and one that becomes free meanwhile goes before: a burst of short
    /// invocations does not start as many as may be.
    private Found find(String requestId, InvocationLog invocation) throws InterruptedException {
        while (true) {
            processes.removeIf(process -> !process.isAlive());
            boolean worthWaiting = !processes.isEmpty() || starting.availablePermits() == 0;
            long waitMs = worthWaiting ? settings.startAfter().toMillis() : 0;
            Warm warm = idle.pollFirst(waitMs, TimeUnit.MILLISECONDS);
            if (warm == null) {
                if (starting.tryAcquire()) {
                    try {
                        return start(requestId, invocation);
                    } finally {
                        starting.release();
                    }
                }
            } else if (warm.process.isAlive()) {
                warm.log = invocation;
                return new Found.Ready(warm, null);
            }
        }
    }

    private Found start(String requestId, InvocationLog invocation) throws InterruptedException {
        long began = System.nanoTime();
        byte[] error;
        try {
            Warm warm = new Warm(function, settings, api, invocation);
            processes.add(warm.process);
            switch (warm.process.awaitStart(settings.initTimeout())) {
                case RuntimeSession.Start.Ready _ -> {
                    return new Found.Ready(warm, since(began));
                }
                case RuntimeSession.Start.InitError init -> error = init.error();
                case RuntimeSession.Start.Ended ended ->
                    error = new Answer.Exited(ended.reason()).errorDocument(requestId);
            }
        } catch (IOException e) {
            error = ErrorDocument.of("Runtime.InvalidEntrypoint", e.toString());
        }
        Duration init = since(began);
        bill(init);
        invocation.notStarted(init, error);
        return new Found.Failed(error);
    }

    private void giveBack(Warm warm) {
        if (warm.process.isAlive()) {
            idle.addFirst(warm);
        }
    }

    /// Lambda bills each invocation rounded up to milliseconds, and since August 2025 the start of its process as well.
    private long bill(Duration duration) {
        long ms = duration.plusNanos(999_999).toMillis();
        billedMs.addAndGet(ms);
        return ms;
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    /// Lets running invocations finish, up to the drain time-out, then ends all processes.
    @Override
    public void close() {
        closing = true;
        try {
            int all = settings.maxProcesses();
            if (permits.tryAcquire(all, settings.drainTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                permits.release(all);
            }
            processes.parallelStream().forEach(process -> process.stop(STOP_GRACE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            processes.forEach(FunctionProcess::kill);
        } finally {
            log.close();
        }
    }
}
