package com.wildrydes.local.lambda.runtime;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The conversation with one function process: it asks for work, gets one invocation at a time, and answers it.
///
///     starting ──next──► idle ──submit──► busy ──answer──► idle …
///        └─initError─► failed        (the end of the process ends each of them)
///
/// Thread-safe: the process speaks on the threads of the Runtime API, the stack on those that invoke.
final class RuntimeSession {
    private final CompletableFuture<Start> start = new CompletableFuture<>();
    private final BlockingQueue<Optional<Work>> queue = new LinkedBlockingQueue<>();
    private @Nullable Work current;
    private @Nullable String ended;

    /// How the process began.
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    sealed interface Start {
        /// It asked for its first work.
        record Ready() implements Start {}

        /// It told why it cannot; it ends by itself.
        record InitError(byte[] error) implements Start {}

        /// It ended before it asked.
        record Ended(String reason) implements Start {}
    }

    /// Completed once, when it is known how the process began.
    CompletableFuture<Start> start() {
        return start;
    }

    /// The process asks for work; waits until there is some. Empty when the session has ended.
    Optional<Work> next() throws InterruptedException {
        start.complete(new Start.Ready());
        return queue.take();
    }

    /// Hands an invocation to the process.
    CompletableFuture<Answer> submit(Work work) {
        synchronized (this) {
            if (ended != null) {
                work.answer().complete(new Answer.Exited(ended));
                return work.answer();
            }
            current = work;
        }
        queue.add(Optional.of(work));
        return work.answer();
    }

    /// The process answers.
    ///
    /// @return false when no such invocation is open: it came too late, or twice
    synchronized boolean answer(String requestId, Answer answer) {
        Work open = current;
        if (open == null || !open.requestId().equals(requestId)) {
            return false;
        }
        current = null;
        return open.answer().complete(answer);
    }

    /// The process tells why it cannot start.
    void initError(byte[] error) {
        start.complete(new Start.InitError(error));
    }

    /// The process has ended, or is about to be.
    void end(String reason) {
        Work open;
        synchronized (this) {
            if (ended != null) {
                return;
            }
            ended = reason;
            open = current;
            current = null;
        }
        start.complete(new Start.Ended(reason));
        if (open != null) {
            open.answer().complete(new Answer.Exited(reason));
        }
        queue.add(Optional.empty());
    }
}
