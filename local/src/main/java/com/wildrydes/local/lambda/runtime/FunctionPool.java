package com.wildrydes.local.lambda.runtime;

import com.wildrydes.local.lambda.FunctionConfig;
import com.wildrydes.local.lambda.InvocationResult;
import com.wildrydes.local.lambda.Invoker;
import com.wildrydes.local.lambda.LambdaFaults;
import com.wildrydes.local.lambda.LogListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
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
    private final ConcurrentLinkedDeque<Warm> idle = new ConcurrentLinkedDeque<>();
    private final Set<FunctionProcess> processes = ConcurrentHashMap.newKeySet();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong billedMs = new AtomicLong();
    private volatile boolean closing;

    /// A process and the tail of the invocation that it works on.
    private static final class Warm {
        private final FunctionProcess process;
        private volatile LogTail tail;

        private Warm(FunctionConfig function, RuntimeSettings settings, RuntimeApi api, FunctionLog log, LogTail tail)
                throws IOException {
            this.tail = tail;
            process = FunctionProcess.start(function, settings, api, line -> {
                log.line(line);
                this.tail.line(line);
            });
        }
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
        return new Usage(requests.get(), billedMs.get(), function.memoryMb());
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
        try {
            if (closing) {
                return new InvocationResult.NotInvoked("the local stack is closing");
            }
            return invokeWith(event, clientContext, faults.next(function.name()));
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
        LogTail tail = new LogTail();
        long starting = System.nanoTime();
        Warm warm = takeIdle(tail);
        Duration init = null;
        if (warm == null) {
            try {
                warm = new Warm(function, settings, api, log, tail);
            } catch (IOException e) {
                return notStarted(
                        requestId, starting, ErrorDocument.of("Runtime.InvalidEntrypoint", e.toString()), tail);
            }
            processes.removeIf(process -> !process.isAlive());
            processes.add(warm.process);
            RuntimeSession.Start start = warm.process.awaitStart(settings.initTimeout());
            switch (start) {
                case RuntimeSession.Start.Ready _ -> init = since(starting);
                case RuntimeSession.Start.InitError error -> {
                    return notStarted(requestId, starting, error.error(), tail);
                }
                case RuntimeSession.Start.Ended ended -> {
                    byte[] error = new Answer.Exited(ended.reason()).errorDocument(requestId);
                    return notStarted(requestId, starting, error, tail);
                }
            }
        }
        write(tail, InvocationLines.start(requestId));
        Work work = new Work(
                requestId, event, clock.instant().plus(function.timeout()), clientContext, new CompletableFuture<>());
        long invoked = System.nanoTime();
        Answer answer = warm.process.invoke(work, function.timeout());
        Duration duration = since(invoked);
        long peakMb = warm.process.peakMemoryMb();
        if (crashAfterSideEffects) {
            warm.process.kill();
            answer = new Answer.Exited("Runtime exited with error: signal: killed");
        }
        finish(requestId, answer, duration, init, peakMb, tail);
        giveBack(warm);
        return switch (answer) {
            case Answer.Returned returned ->
                new InvocationResult.Succeeded(requestId, returned.payload(), tail.bytes());
            case Answer.Threw _, Answer.TooLarge _, Answer.TimedOut _, Answer.Exited _ ->
                new InvocationResult.Failed(requestId, answer.errorDocument(requestId), tail.bytes());
        };
    }

    private @Nullable Warm takeIdle(LogTail tail) {
        for (Warm warm = idle.pollFirst(); warm != null; warm = idle.pollFirst()) {
            if (warm.process.isAlive()) {
                warm.tail = tail;
                return warm;
            }
        }
        return null;
    }

    /// The one used last comes first: with less to do, the others stay untouched.
    private void giveBack(Warm warm) {
        if (warm.process.isAlive()) {
            idle.addFirst(warm);
        }
    }

    private InvocationResult notStarted(String requestId, long starting, byte[] error, LogTail tail) {
        Duration init = since(starting);
        billedMs.addAndGet(roundedUp(init));
        write(tail, InvocationLines.initReport(init, new String(error, StandardCharsets.UTF_8)));
        return new InvocationResult.Failed(requestId, error, tail.bytes());
    }

    private void finish(
            String requestId, Answer answer, Duration duration, @Nullable Duration init, long peakMb, LogTail tail) {
        // Since August 2025 Lambda bills the start of a process as well.
        long billed = roundedUp(init == null ? duration : duration.plus(init));
        billedMs.addAndGet(billed);
        if (answer instanceof Answer.TimedOut timedOut) {
            write(
                    tail,
                    clock.instant() + " " + requestId + " Task timed out after " + Answer.seconds(timedOut.timeout())
                            + " seconds");
        } else if (answer instanceof Answer.Exited exited) {
            write(tail, "RequestId: " + requestId + " Error: " + exited.reason());
        }
        write(tail, InvocationLines.end(requestId));
        write(
                tail,
                InvocationLines.report(
                        requestId, duration, billed, function.memoryMb(), peakMb, init, answer.reportStatus()));
    }

    private void write(LogTail tail, String line) {
        log.line(line);
        tail.line(line);
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private static long roundedUp(Duration duration) {
        return duration.plusNanos(999_999).toMillis();
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
