package com.wildrydes.producer.stream;

import com.wildrydes.telemetry.aggregated.UserRecord;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Runs the [Lanes]: one thread decides what goes next and when, each request runs on a virtual thread of its own,
/// and so does the loading of the shard map. Owns the lock under which all state is.
final class Dispatcher implements Runnable {

    private final ReentrantLock lock;
    private final Lanes lanes;
    private final Transport transport;
    private final SerialSink sink;
    private final AcknowledgementListener listener;
    private final Backoff backoff;
    private final LongSupplier nanoTime;

    /// Something may be due sooner than the dispatcher thinks.
    private final Condition work;

    /// Something was stored or given up, or the dispatcher has stopped.
    private final Condition progress;

    private final Set<Thread> senders = new HashSet<>();
    private boolean mapLoading;
    private int mapFailures;
    private long mapNotBefore;
    private boolean handingOver;
    private boolean stopped;
    private @Nullable WriteFailedException refusal;

    Dispatcher(
            ReentrantLock lock,
            Lanes lanes,
            Transport transport,
            SerialSink sink,
            AcknowledgementListener listener,
            Backoff backoff,
            LongSupplier nanoTime) {
        this.lock = lock;
        this.lanes = lanes;
        this.transport = transport;
        this.sink = sink;
        this.listener = listener;
        this.backoff = backoff;
        this.nanoTime = nanoTime;
        this.work = lock.newCondition();
        this.progress = lock.newCondition();
        this.mapNotBefore = nanoTime.getAsLong();
    }

    // ---- under the lock -------------------------------------------------------------------------------------------

    /// Says that something may be due sooner than it was.
    void wake() {
        work.signal();
    }

    /// Signalled whenever something was stored or given up, and at the end.
    Condition progress() {
        return progress;
    }

    /// Whether all events before this number are stored, or given up and in the sink's hands.
    boolean isDoneBefore(long number) {
        return lanes.isDoneBefore(number) && !lanes.hasGivenUp() && !handingOver;
    }

    @Nullable
    WriteFailedException refusal() {
        return refusal;
    }

    /// Gives everything up and ends the dispatcher.
    void stop(String reason) {
        if (!stopped) {
            stopped = true;
            lanes.giveUpAll(reason);
            senders.forEach(Thread::interrupt);
        }
        work.signal();
        progress.signalAll();
    }

    private void refuse(WriteFailedException why) {
        if (refusal == null) {
            refusal = why;
        }
        stop(String.valueOf(why.getMessage()));
    }

    // ---- the dispatcher's thread ----------------------------------------------------------------------------------

    @Override
    public void run() {
        lock.lock();
        try {
            while (!stopped) {
                long idle = step();
                if (idle > 0) {
                    work.awaitNanos(idle);
                }
            }
            handOver();
        } catch (InterruptedException e) {
            refuse(new WriteFailedException("the stream writer's own thread was interrupted", e));
            handOver();
        } catch (RuntimeException | Error e) {
            refuse(failed(e));
            handOver();
        } finally {
            lock.unlock();
        }
    }

    /// Does what is due.
    ///
    /// @return how long there will be nothing to do, in nanoseconds, if nobody signals
    private long step() {
        long now = nanoTime.getAsLong();
        lanes.tick(now);
        if (handOver()) {
            return 0;
        }
        if (lanes.isMapStale() && !mapLoading && now - mapNotBefore >= 0) {
            mapLoading = true;
            start(this::loadMap);
        }
        Request request = lanes.poll(now);
        if (request != null) {
            start(() -> send(request));
            return 0;
        }
        boolean mapDue = lanes.isMapStale() && !mapLoading;
        return Math.min(lanes.idleNanos(now), mapDue ? mapNotBefore - now : Long.MAX_VALUE);
    }

    /// Hands what was given up to the sink, without the lock.
    ///
    /// @return whether the lock was let go for it
    private boolean handOver() {
        if (!lanes.hasGivenUp()) {
            return false;
        }
        List<GivenUp> givenUp = lanes.takeGivenUp();
        handingOver = true;
        progress.signalAll();
        lock.unlock();
        try {
            sink.accept(givenUp);
        } finally {
            lock.lock();
            handingOver = false;
            progress.signalAll();
        }
        RuntimeException failure = sink.failure();
        if (failure != null && !stopped) {
            refuse(new WriteFailedException("events that could not be sent could not be kept either", failure));
        }
        return true;
    }

    private void start(Runnable task) {
        Thread thread = Thread.ofVirtual().name("stream-writer-request").unstarted(task);
        senders.add(thread);
        thread.start();
    }

    // ---- the threads of requests ----------------------------------------------------------------------------------

    private void send(Request request) {
        long begun = nanoTime.getAsLong();
        List<Outcome> outcomes;
        try {
            outcomes = transport.put(request.records());
            tellListener(request, outcomes);
        } catch (RuntimeException | Error e) {
            outcomes = Collections.nCopies(request.records().size(), new Outcome.Refused(failed(e)));
        }
        long now = nanoTime.getAsLong();
        finish(outcomes, now - begun, request, now);
    }

    /// Whatever ends a thread ends the writer: whoever waits for it would wait for ever.
    private static WriteFailedException failed(Throwable e) {
        return new WriteFailedException("the stream writer failed: " + e, e);
    }

    private void finish(List<Outcome> outcomes, long took, Request request, long now) {
        lock.lock();
        try {
            senders.remove(Thread.currentThread());
            if (stopped) {
                return;
            }
            WriteFailedException why = lanes.complete(request, outcomes, took, now);
            if (why != null) {
                refuse(why);
            }
            work.signal();
            progress.signalAll();
        } catch (RuntimeException | Error e) {
            refuse(failed(e));
        } finally {
            lock.unlock();
        }
    }

    /// Before the lanes know, so that the listener hears of a key's events in order.
    private void tellListener(Request request, List<Outcome> outcomes) {
        if (listener.equals(AcknowledgementListener.NONE)) {
            return;
        }
        for (int i = 0; i < outcomes.size(); i++) {
            String predicted = request.lanes().get(i).shard.id();
            if (outcomes.get(i) instanceof Outcome.Stored stored
                    && stored.shardId().equals(predicted)) {
                for (UserRecord event : request.records().get(i).members()) {
                    listener.acknowledged(
                            event.partitionKey(),
                            event.data(),
                            event.offset(),
                            event.length(),
                            stored.shardId(),
                            stored.sequenceNumber());
                }
            }
        }
    }

    private void loadMap() {
        Transport.Shards shards;
        try {
            shards = transport.shards();
        } catch (RuntimeException | Error e) {
            shards = new Transport.Shards.Refused(failed(e));
        }
        lock.lock();
        try {
            senders.remove(Thread.currentThread());
            mapLoading = false;
            if (stopped) {
                return;
            }
            long now = nanoTime.getAsLong();
            switch (shards) {
                case Transport.Shards.Known known -> {
                    mapFailures = 0;
                    lanes.remap(known.map(), now);
                }
                case Transport.Shards.Unknown unknown -> mapNotBefore = now + backoff.nanos(++mapFailures);
                case Transport.Shards.Refused refused -> refuse(refused.why());
            }
            work.signal();
            progress.signalAll();
        } catch (RuntimeException | Error e) {
            refuse(failed(e));
        } finally {
            lock.unlock();
        }
    }
}
