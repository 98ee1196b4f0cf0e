package com.wildrydes.local.lambda.service;

import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.lambda.InvocationResult;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Invocations that nobody waits for. A failed one is retried twice, a minute and then two minutes later (Lambda
/// Developer Guide, "How Lambda handles errors and retries with asynchronous invocation"). They are in memory only:
/// what is not done when the stack ends is gone. Thread-safe.
final class AsyncInvocations {
    private static final Logger LOG = LoggerFactory.getLogger(AsyncInvocations.class);
    private static final int MOST_AT_ONCE = 100;
    private static final int ATTEMPTS = 3;

    private final Lambda lambda;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);

    AsyncInvocations(Lambda lambda) {
        this.lambda = lambda;
    }

    void invoke(String function, byte[] event, @Nullable String clientContext) throws AwsException {
        if (!room.tryAcquire()) {
            throw new AwsException(
                    "TooManyRequestsException",
                    "Rate Exceeded: " + MOST_AT_ONCE + " asynchronous invocations wait already",
                    429);
        }
        Thread.ofVirtual().name("async-" + function).start(() -> {
            try {
                run(function, event, clientContext);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (LambdaException e) {
                LOG.error("asynchronous invocation of {} dropped", function, e);
            } finally {
                room.release();
            }
        });
    }

    private void run(String function, byte[] event, @Nullable String clientContext)
            throws LambdaException, InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (!(lambda.invoke(function, event, clientContext) instanceof InvocationResult.Failed)) {
                return;
            }
            if (attempt < ATTEMPTS) {
                lambda.sleeper().sleep(Duration.ofMinutes(attempt));
            }
        }
        LOG.warn("asynchronous invocation of {} dropped: it failed {} times", function, ATTEMPTS);
    }
}
