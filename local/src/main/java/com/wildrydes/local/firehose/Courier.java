package com.wildrydes.local.firehose;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that delivers a stream's records. Thread-safe.
final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Supplier<Duration> round;
    private final Duration afterError;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closing;

    /// @param round does what is due, and says how long nothing will be
    /// @param afterError how long to wait after a round that ended with an [Error], such as a want of memory
    Courier(String name, Supplier<Duration> round, Duration afterError) {
        this.round = round;
        this.afterError = afterError;
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
                Duration pause = round();
                if (pause.isPositive() && wakeUps.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            // Nobody knows this thread; it ends by close alone.
            Thread.currentThread().interrupt();
        }
    }

    /// A thread that ends would leave its stream without a courier, unnoticed.
    private Duration round() {
        try {
            return round.get();
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed, will go on in {}", thread.getName(), afterError, e);
            return afterError;
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
