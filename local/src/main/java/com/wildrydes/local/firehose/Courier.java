package com.wildrydes.local.firehose;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The one thread that delivers a stream's records. Thread-safe.
final class Courier implements AutoCloseable {

    private final Supplier<Duration> round;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closing;

    /// @param round does what is due, and says how long nothing will be
    Courier(String name, Supplier<Duration> round) {
        this.round = round;
        this.thread = Thread.ofPlatform().daemon().name("firehose " + name).unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    /// Something has changed: the next round is now.
    void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    private void work() {
        try {
            while (!closing) {
                Duration pause = round.get();
                if (pause.isPositive() && wakeUps.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            // Nobody knows this thread; it ends by close alone.
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for the end of a round that goes on.
    @Override
    public void close() {
        closing = true;
        wake();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true; // the files must not be closed under the courier
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
