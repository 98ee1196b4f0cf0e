package com.wildrydes.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// Starts parts side by side, each on a thread of its own, and says how long each took.
final class Startup {
    private final LocalStackListener listener;
    private final List<Part<?>> parts = new ArrayList<>();

    Startup(LocalStackListener listener) {
        this.listener = listener;
    }

    /// A part that is starting.
    record Part<T>(String name, CompletableFuture<T> result) {
        /// The part, once all have started.
        T get() {
            return result.join();
        }
    }

    <T> Part<T> begin(String name, Callable<T> opening) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("start-" + name).start(() -> {
            long began = System.nanoTime();
            try {
                result.complete(opening.call());
                listener.started(name, Duration.ofNanos(System.nanoTime() - began));
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        Part<T> part = new Part<>(name, result);
        parts.add(part);
        return part;
    }

    /// Waits until every part has started or failed: only then can what did start be closed.
    ///
    /// @throws LocalStackException when one failed
    void awaitAll() throws LocalStackException, InterruptedException {
        LocalStackException failure = null;
        for (Part<?> part : parts) {
            try {
                part.result().get();
            } catch (ExecutionException | CompletionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                LocalStackException failed =
                        new LocalStackException(part.name() + " does not start: " + cause.getMessage(), cause);
                if (failure == null) {
                    failure = failed;
                } else {
                    failure.addSuppressed(failed);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
