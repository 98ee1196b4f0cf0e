package com.wildrydes.producer.pace;

import com.wildrydes.producer.EventSink;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/// Lets events through when they are due. The first event is due at once, every other one as much later as its event
/// time says, at the pace's speed; an event from before the first, or one that is late because the sink was slow, is
/// due at once.
///
/// One thread calls [#await]; [#stop] and the readings are for every thread.
public final class Pacer {

    /// Long waits are cut into slices, so that a stop is seen soon and a clock that was set is followed.
    private static final long SLICE_MS = 50;

    private final Speed speed;
    private final InstantSource clock;
    private final Sleeper sleeper;

    private long firstEventMs;
    private long startMs;
    private boolean started;

    private volatile boolean stopped;
    private volatile long behindMs;
    private volatile long longestBehindMs;

    public Pacer(Speed speed, InstantSource clock, Sleeper sleeper) {
        this.speed = speed;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /// Waits until the event of this time is due, and tells the sink when that takes a while.
    ///
    /// @param eventTimeMs the event's time, milliseconds since the epoch
    /// @return false when stopped: the event is not to be sent then
    /// @throws InterruptedException when the thread is interrupted, whether it waits or not
    public boolean await(long eventTimeMs, EventSink sink) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return switch (speed) {
            case Speed.Max() -> !stopped;
            case Speed.Times(double factor) -> await(eventTimeMs, factor, sink);
        };
    }

    private boolean await(long eventTimeMs, double factor, EventSink sink) throws IOException, InterruptedException {
        if (!started) {
            firstEventMs = eventTimeMs;
            startMs = clock.millis();
            started = true;
        }
        long dueMs = startMs + (long) ((eventTimeMs - firstEventMs) / factor);
        long waitMs = dueMs - clock.millis();
        if (waitMs > 0) {
            record(0);
            sink.idle();
            while (!stopped && (waitMs = dueMs - clock.millis()) > 0) {
                sleeper.sleep(Duration.ofMillis(Math.min(waitMs, SLICE_MS)));
            }
        } else if (eventTimeMs >= firstEventMs) {
            record(-waitMs);
        }
        return !stopped;
    }

    // One thread writes.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void record(long behind) {
        if (behindMs != behind) {
            behindMs = behind;
            longestBehindMs = Math.max(longestBehindMs, behind);
        }
    }

    /// Makes [#await] answer false, soon and from then on.
    public void stop() {
        stopped = true;
    }

    public boolean isStopped() {
        return stopped;
    }

    /// How long after it was due the latest event came; zero when as fast as possible.
    public Duration behind() {
        return Duration.ofMillis(behindMs);
    }

    /// The longest that [#behind] has been.
    public Duration longestBehind() {
        return Duration.ofMillis(longestBehindMs);
    }
}
