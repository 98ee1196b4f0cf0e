package com.wildrydes.cli.send;

import com.wildrydes.cli.terminal.Printable;
import com.wildrydes.cli.terminal.StatusLine;
import com.wildrydes.cli.terminal.Terminal;
import com.wildrydes.cli.terminal.Ticker;
import com.wildrydes.producer.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Runs a source into a sink, with progress, and ends it cleanly at Ctrl-C. Used once.
///
/// The source runs on a thread of its own: one that hangs in a read, which nothing can end, is left behind, and what it
/// gave so far is still flushed.
final class Journey {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /// How long a source may take to notice that it should stop, before its thread is interrupted.
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(1);

    /// How long it may take then, before it is left behind.
    private static final Duration INTERRUPT_PATIENCE = Duration.ofSeconds(5);

    private final EventSource source;
    private final Terminal terminal;
    private final Duration stopPatience;
    private final Duration interruptPatience;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Journey(EventSource source, Terminal terminal) {
        this(source, terminal, STOP_PATIENCE, INTERRUPT_PATIENCE);
    }

    Journey(EventSource source, Terminal terminal, Duration stopPatience, Duration interruptPatience) {
        this.source = source;
        this.terminal = terminal;
        this.stopPatience = stopPatience;
        this.interruptPatience = interruptPatience;
    }

    /// Runs to the end of the source or to Ctrl-C.
    ///
    /// @param watcher called again and again, to say how far it is
    /// @return whether it was stopped before its end
    boolean run(EventSink sink, Watcher watcher) throws IOException, InterruptedException {
        Thread travelling = Thread.ofPlatform().daemon().name("source").unstarted(() -> travel(sink));
        try (var status = terminal.statusLine();
                var _ = Ticker.every(BETWEEN_LOOKS, () -> watch(watcher, status));
                var _ = terminal.interrupts().onInterrupt(() -> stop(travelling))) {
            // Not before: what has begun can be stopped.
            travelling.start();
            ended.await();
        }
        rethrow(failure.get());
        return stopped.get();
    }

    /// A figure that cannot be had now may be had a second later.
    private static void watch(Watcher watcher, StatusLine status) {
        try {
            watcher.watch(status);
        } catch (RuntimeException e) {
            status.showOrPrint(Printable.of("no status: " + e.getMessage()));
        }
    }

    private void travel(EventSink sink) {
        try {
            source.run(sink);
        } catch (Throwable e) {
            failure.set(e);
        } finally {
            ended.countDown();
        }
    }

    private void stop(Thread travelling) {
        stopped.set(true);
        source.stop();
        try {
            if (!ended.await(stopPatience.toMillis(), TimeUnit.MILLISECONDS)) {
                travelling.interrupt();
                if (!ended.await(interruptPatience.toMillis(), TimeUnit.MILLISECONDS)) {
                    ended.countDown();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended.countDown();
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        switch (failure) {
            case null -> {}
            case IOException e -> throw e;
            case UncheckedIOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }
}
