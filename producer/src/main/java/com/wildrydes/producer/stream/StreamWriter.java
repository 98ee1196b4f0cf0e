package com.wildrydes.producer.stream;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/// Writes events to a Kinesis stream: in order per partition key, packed, with bounded memory, each event either
/// acknowledged or handed to the [UnsentSink]. Thread-safe; events of one key keep their order when one thread
/// writes them.
public final class StreamWriter implements AutoCloseable {

    private static final int OPEN_ATTEMPTS = 3;

    private final ReentrantLock lock = new ReentrantLock();
    private final PartitionKeys keys = new PartitionKeys();
    private final WriterSettings settings;
    private final SerialSink sink;
    private final LongSupplier nanoTime;
    private final Lanes lanes;
    private final Dispatcher dispatcher;
    private final Thread dispatching;
    private boolean closed;

    private StreamWriter(
            Transport transport,
            ShardMap map,
            WriterSettings settings,
            UnsentSink unsent,
            AcknowledgementListener listener,
            LongSupplier nanoTime,
            RandomGenerator random) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.sink = new SerialSink(unsent);
        Backoff backoff = new Backoff(settings.firstBackoff(), settings.longestBackoff(), random);
        this.lanes = new Lanes(settings, map, backoff, listener, nanoTime.getAsLong());
        this.dispatcher = new Dispatcher(lock, lanes, transport, sink, listener, backoff, nanoTime);
        this.dispatching = Thread.ofPlatform().daemon().name("stream-writer").unstarted(dispatcher);
    }

    /// Opens a writer on a stream that exists. The client stays the caller's to close; make it with
    /// [KinesisClients].
    ///
    /// @throws WriteFailedException when the stream's shards cannot be listed, with the reason
    public static StreamWriter open(KinesisClient client, WriterSettings settings, UnsentSink unsent) {
        return open(client, settings, unsent, AcknowledgementListener.NONE);
    }

    /// As [#open(KinesisClient, WriterSettings, UnsentSink)], with a listener that hears of each event stored.
    public static StreamWriter open(
            KinesisClient client, WriterSettings settings, UnsentSink unsent, AcknowledgementListener listener) {
        return open(
                new KinesisTransport(client, settings.stream()),
                settings,
                unsent,
                listener,
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextLong());
    }

    /// As above, over any transport, with time and chance from outside.
    ///
    /// @param nanoTime as [System#nanoTime]
    /// @param random for the back-off
    static StreamWriter open(
            Transport transport,
            WriterSettings settings,
            UnsentSink unsent,
            AcknowledgementListener listener,
            LongSupplier nanoTime,
            RandomGenerator random) {
        ShardMap map = firstMap(transport, settings);
        StreamWriter writer = new StreamWriter(transport, map, settings, unsent, listener, nanoTime, random);
        writer.dispatching.start();
        return writer;
    }

    /// Tries at once or not at all: whoever starts a writer without its stream wants to hear of it now.
    private static ShardMap firstMap(Transport transport, WriterSettings settings) {
        String reason = "";
        for (int i = 0; i < OPEN_ATTEMPTS; i++) {
            switch (transport.shards()) {
                case Transport.Shards.Known known -> {
                    return known.map();
                }
                case Transport.Shards.Unknown unknown -> reason = unknown.reason();
                case Transport.Shards.Refused refused -> throw refused.why();
            }
        }
        throw new WriteFailedException(
                "cannot list the shards of stream " + settings.stream() + ": " + reason
                        + "; check that the endpoint is up and try again",
                null);
    }

    /// Takes one event: `data[offset, offset + length)` is copied before this returns. Blocks while the buffer is
    /// full. An event that fits no record, or with a key that Kinesis does not take, goes to the [UnsentSink] at
    /// once.
    ///
    /// @throws InterruptedException when interrupted while it waits; the event was not taken then
    /// @throws WriteFailedException when the stream cannot be written to; the event was not taken then
    /// @throws IllegalStateException after [#close]; the event was not taken then
    public void write(String partitionKey, byte[] data, int offset, int length) throws InterruptedException {
        Objects.checkFromIndexSize(offset, length, data.length);
        PartitionKeys.Entry key;
        try {
            key = keys.of(partitionKey);
        } catch (IllegalArgumentException e) {
            reject(partitionKey, data, offset, length, String.valueOf(e.getMessage()));
            return;
        }
        long size = Batch.sizeAlone(key, data, offset, length);
        if (size > settings.recordBytes()) {
            String rule = "an event and its key must fit a record of " + settings.recordBytes() + " bytes";
            reject(partitionKey, data, offset, length, rule + ": they take " + size);
            return;
        }
        lock.lock();
        try {
            checkOpen();
            while (!lanes.hasRoom(key, length)) {
                dispatcher.progress().await();
                checkOpen();
            }
            if (lanes.add(key, data, offset, length, nanoTime)) {
                dispatcher.wake();
            }
        } finally {
            lock.unlock();
        }
    }

    private void checkOpen() {
        WriteFailedException refusal = dispatcher.refusal();
        if (refusal != null) {
            throw new WriteFailedException(String.valueOf(refusal.getMessage()), refusal);
        }
        if (closed) {
            throw new IllegalStateException("the stream writer is closed: open another one to write more");
        }
    }

    private void reject(String partitionKey, byte[] data, int offset, int length, String reason) {
        lock.lock();
        try {
            checkOpen();
            lanes.tally().rejected++;
        } finally {
            lock.unlock();
        }
        sink.accept(partitionKey, data, offset, length, reason);
    }

    /// Returns when every event written before is acknowledged, or given up and in the [UnsentSink]'s hands.
    public void flush() throws InterruptedException {
        lock.lock();
        try {
            long mark = lanes.flush();
            dispatcher.wake();
            while (!dispatcher.isDoneBefore(mark)) {
                dispatcher.progress().await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Sends what is left, for as long as the settings' deadline, and hands the rest to the [UnsentSink]. An
    /// interrupt makes it give up at once.
    ///
    /// @throws RuntimeException what the sink threw, if it did: then events were lost
    @Override
    public void close() {
        close(settings.deadline());
    }

    /// As [#close()], with a deadline of its own.
    public void close(Duration deadline) {
        boolean interrupted = drain(deadline);
        while (dispatching.isAlive()) {
            try {
                dispatching.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        RuntimeException failure = sink.failure();
        if (failure != null) {
            throw failure;
        }
    }

    /// Waits until all is sent, the deadline has passed or this thread is interrupted, then stops the dispatcher.
    ///
    /// @return whether it was interrupted
    private boolean drain(Duration deadline) {
        long begun = nanoTime.getAsLong();
        boolean interrupted = false;
        lock.lock();
        try {
            closed = true;
            long mark = lanes.flush();
            dispatcher.wake();
            long left = deadline.toNanos();
            while (left > 0 && !lanes.isDoneBefore(mark)) {
                dispatcher.progress().awaitNanos(left);
                left = deadline.toNanos() - (nanoTime.getAsLong() - begun);
            }
            dispatcher.stop("not sent within " + deadline.toMillis() + " ms after the last event was written");
        } catch (InterruptedException e) {
            interrupted = true;
            dispatcher.stop("interrupted before it was sent");
        } finally {
            lock.unlock();
        }
        return interrupted;
    }

    /// What was done so far.
    public WriterStats stats() {
        lock.lock();
        try {
            return lanes.tally().snapshot();
        } finally {
            lock.unlock();
        }
    }

    /// Why the stream takes no events any more; null while it does.
    public @Nullable WriteFailedException failure() {
        lock.lock();
        try {
            return dispatcher.refusal();
        } finally {
            lock.unlock();
        }
    }
}
