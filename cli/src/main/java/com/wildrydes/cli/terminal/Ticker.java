package com.wildrydes.cli.terminal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Does something at a steady pace, on a thread of its own, until it is closed. Once closed it does nothing more.
public final class Ticker implements AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ticker").factory());

    private Ticker() {}

    public static Ticker every(Duration period, Runnable task) {
        var ticker = new Ticker();
        var _ = ticker.thread.scheduleWithFixedDelay(task, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        return ticker;
    }

    @Override
    public void close() {
        thread.close();
    }
}
