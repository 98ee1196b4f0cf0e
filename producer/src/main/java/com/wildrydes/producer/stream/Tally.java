package com.wildrydes.producer.stream;

/// The writer's counters, under its lock.
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
