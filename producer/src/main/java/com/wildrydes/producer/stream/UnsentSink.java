package com.wildrydes.producer.stream;

/// Takes, one by one, the events that did not reach the stream. Called by one thread at a time, never under the
/// writer's lock; what it throws ends the writer and comes out of [StreamWriter#close].
@FunctionalInterface
public interface UnsentSink {

    /// Takes an event that will not be sent.
    ///
    /// @param data holds the event's payload in `[offset, offset + length)`; not to be kept or changed
    /// @param reason why it was not sent, for a person to read
    void unsent(String partitionKey, byte[] data, int offset, int length, String reason);
}
