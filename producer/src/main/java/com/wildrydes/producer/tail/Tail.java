package com.wildrydes.producer.tail;

import java.time.Clock;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.kinesis.coordinator.Scheduler;

/// Prints a stream's events as they arrive, until it is stopped. Runs once; [#stop] may be called by any thread.
public final class Tail {

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);

    /// How long a stop waits for the last checkpoints.
    private static final long GRACE_MS = 5_000;

    private final TailSettings settings;
    private final TailClients clients;
    private final EventPrinter printer;
    private final InstantSource clock;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    /// Prints to `out`, which is flushed after each batch when it is [java.io.Flushable]. The clients stay the
    /// caller's to close.
    public Tail(TailSettings settings, TailClients clients, Appendable out) {
        this(settings, clients, out, Clock.systemUTC());
    }

    Tail(TailSettings settings, TailClients clients, Appendable out, InstantSource clock) {
        this.settings = settings;
        this.clients = clients;
        this.printer = new EventPrinter(out, settings.format(), settings.name());
        this.clock = clock;
    }

    /// Prints until [#stop]. An interrupt stops it too.
    ///
    /// @throws IllegalArgumentException when there is no such stream
    /// @throws java.io.UncheckedIOException when `out` takes no more
    public void run() {
        String application = settings.application();
        String table = application != null ? application : "wildrydes-tail-" + UUID.randomUUID();
        LeaseTable leaseTable = new LeaseTable(clients.dynamoDb(), table);
        leaseTable.createIfMissing();
        try {
            read(table);
        } finally {
            if (application == null) {
                leaseTable.delete();
            }
        }
        RuntimeException why = failure.get();
        if (why != null) {
            throw why;
        }
    }

    private void read(String table) {
        String worker = "tail-" + UUID.randomUUID();
        Scheduler scheduler = KclScheduler.create(
                clients,
                settings.stream(),
                settings.from(),
                table,
                worker,
                () -> new ShardPrinter(printer, clock, this::fail));
        new Leases(clients.kinesis(), settings.stream())
                .createIfMissing(scheduler.leaseRefresher(), settings.from(), worker);
        Thread reading = Thread.ofPlatform().name("tail").start(() -> runToItsEnd(scheduler));
        boolean interrupted = !awaitStop(scheduler);
        while (reading.isAlive()) {
            try {
                reading.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for [#stop], then ends the scheduler: with the last checkpoints if they come in time.
    ///
    /// @return false when interrupted
    private boolean awaitStop(Scheduler scheduler) {
        try {
            stopping.await();
            scheduler.startGracefulShutdown().get(GRACE_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            scheduler.shutdown();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("stopped without the last checkpoints", e);
            scheduler.shutdown();
            return true;
        }
    }

    /// The library logs what it gives up for, and just ends.
    private void runToItsEnd(Scheduler scheduler) {
        scheduler.run();
        if (stopping.getCount() > 0) {
            fail(new IllegalStateException(
                    "the Kinesis Client Library gave up reading " + settings.stream() + ": its log says why"));
        }
    }

    private void fail(RuntimeException why) {
        failure.compareAndSet(null, why);
        stop();
    }

    /// Makes [#run] return, after the last checkpoints; does not wait for it.
    public void stop() {
        stopping.countDown();
    }
}
