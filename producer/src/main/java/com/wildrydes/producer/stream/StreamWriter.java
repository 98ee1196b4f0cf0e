package com.wildrydes.producer.stream;

import java.time.Duration;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/// Writes events to a Kinesis stream: in order per partition key, packed, with bounded memory, each event either
/// acknowledged or handed to the [UnsentSink]. Thread-safe; events of one key keep their order when one thread writes them.
public final class StreamWriter implements AutoCloseable {

    private StreamWriter() {}

    /// Opens a writer on a stream that exists. The client stays the caller's to close; make it with [KinesisClients].
    ///
    /// @throws WriteFailedException when the stream cannot be read, with the reason
    public static StreamWriter open(KinesisClient client, WriterSettings settings, UnsentSink unsent) {
        return open(client, settings, unsent, AcknowledgementListener.NONE);
    }

    /// As [#open(KinesisClient, WriterSettings, UnsentSink)], with a listener that hears of each event stored.
    public static StreamWriter open(
            KinesisClient client, WriterSettings settings, UnsentSink unsent, AcknowledgementListener listener) {
        throw new UnsupportedOperationException();
    }

    /// Takes one event: `data[offset, offset + length)` is copied before this returns. Blocks while the buffer is full.
    ///
    /// @throws InterruptedException when interrupted while it waits; the event was not taken then
    /// @throws WriteFailedException when the stream cannot be written to; the event was not taken then
    /// @throws IllegalStateException after [#close]
    public void write(String partitionKey, byte[] data, int offset, int length) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /// Returns when every event written before is acknowledged or given up.
    public void flush() throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /// Sends what is left, for as long as the settings' deadline, and hands the rest to the [UnsentSink]. An interrupt
    /// makes it give up at once.
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    /// As [#close()], with a deadline of its own.
    public void close(Duration deadline) {
        throw new UnsupportedOperationException();
    }

    public WriterStats stats() {
        throw new UnsupportedOperationException();
    }
}
