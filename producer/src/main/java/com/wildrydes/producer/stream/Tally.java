package com.wildrydes.producer.stream;

/// The writer's counters. Under its lock.
final class Tally {

    long written;
    long acknowledged;
    long retried;
    long rejected;
    long unsent;
    long bytes;
    long records;
    long requests;
    long throttled;
    long remaps;

    /// Payload and keys of the events in memory.
    long heldBytes;

    /// Some events are where they belong.
    ///
    /// @param held bytes that they took of the buffer
    void acknowledged(int events, long payloadBytes, long held) {
        acknowledged += events;
        bytes += payloadBytes;
        heldBytes -= held;
    }

    WriterStats snapshot() {
        return new WriterStats(
                written,
                acknowledged,
                written - acknowledged - unsent,
                retried,
                rejected,
                unsent,
                bytes,
                records,
                requests,
                throttled,
                remaps);
    }
}
