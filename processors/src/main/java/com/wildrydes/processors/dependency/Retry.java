package com.wildrydes.processors.dependency;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Calls a service again until it answers or the deadline comes, with jittered, exponentially growing pauses.
///
/// The pause before attempt n is drawn from [0, min([#LONGEST_PAUSE], [#FIRST_PAUSE] · 2ⁿ)]: full jitter, as in
/// the Amazon Builders' Library, "Timeouts, retries, and backoff with jitter". Thread-safe when `random` is.
public final class Retry {

    static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 10;

    private final RandomGenerator random;
    private final Sleeper sleeper;

    public Retry(RandomGenerator random, Sleeper sleeper) {
        this.random = random;
        this.sleeper = sleeper;
    }

    /// The call's result.
    ///
    /// @throws UnavailableException the last attempt's failure, when the next one could not begin before the
    /// deadline, which may have passed before the first
    /// @throws RefusedException as soon as the call is refused
    /// @throws InterruptedException when the thread is interrupted while it pauses
    public <T> T call(Deadline deadline, Call<T> call)
            throws UnavailableException, RefusedException, InterruptedException {
        if (deadline.passed()) {
            throw new UnavailableException("the invocation's time was up before the call began");
        }
        for (int failures = 0; ; failures++) {
            try {
                return call.attempt(failures);
            } catch (UnavailableException e) {
                Duration pause = pause(failures);
                if (deadline.left().compareTo(pause) <= 0) {
                    throw e;
                }
                sleeper.sleep(pause);
            }
        }
    }

    private Duration pause(int failures) {
        long most = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures, MOST_DOUBLINGS));
        return Duration.ofMillis(random.nextLong(most + 1));
    }

    /// One call of a service.
    @FunctionalInterface
    public interface Call<T> {

        /// Makes the call once.
        ///
        /// @param failures how many attempts have failed before this one; each may have taken effect all the
        /// same
        T attempt(int failures) throws UnavailableException, RefusedException;
    }

    /// Waits, as [Thread#sleep(Duration)].
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }
}
