package com.wildrydes.system;

import com.wildrydes.producer.stream.StreamWriter;
import com.wildrydes.telemetry.StatusEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// A fleet that reports now, once a second, until it is told to be silent. What it does not get rid of within two
/// minutes fails the test. Thread-safe.
final class LiveFleet implements AutoCloseable {
    private static final double METRES_A_DEGREE = 111_195;

    private final Clients clients;
    private final StreamWriter writer;
    private final int unicorns;
    private final AtomicBoolean silent = new AtomicBoolean();
    private final AtomicInteger health = new AtomicInteger(200);
    private final AtomicInteger second = new AtomicInteger();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    private LiveFleet(RunningStack stack, int unicorns) {
        this.unicorns = unicorns;
        // Its own, as it outlives the stack.
        clients = Clients.of(stack.clients().endpoint());
        writer = clients.writer(new Ledger());
    }

    /// Unicorns called `Live-0`, `Live-1` and so on, in Manhattan.
    static LiveFleet ride(RunningStack stack, int unicorns) {
        LiveFleet fleet = new LiveFleet(stack, unicorns);
        var _ = fleet.thread.scheduleAtFixedRate(fleet::report, 0, 1, TimeUnit.SECONDS);
        return fleet;
    }

    static String name(int unicorn) {
        return "Live-" + unicorn;
    }

    private void report() {
        if (silent.get()) {
            return;
        }
        long now = Instant.now().toEpochMilli();
        int metres = 5 * second.incrementAndGet();
        for (int i = 0; i < unicorns; i++) {
            double latitude = 40.75 + 0.001 * i + metres / METRES_A_DEGREE;
            Traffic.message(new StatusEvent(name(i), now, latitude, -73.98, 5, i == 0 ? health.get() : 200, 180))
                    .writeTo(writer);
        }
    }

    /// The fleet says nothing more, or begins to speak again.
    void silent(boolean on) {
        silent.set(on);
    }

    /// What the first unicorn's health is from now on.
    void health(int points) {
        health.set(points);
    }

    @Override
    public void close() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(Duration.ofMinutes(3).toSeconds(), TimeUnit.SECONDS);
        writer.close();
        clients.close();
    }
}
