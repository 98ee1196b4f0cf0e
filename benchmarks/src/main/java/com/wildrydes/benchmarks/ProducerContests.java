package com.wildrydes.benchmarks;

import java.util.List;

/// The contests of the stream writer.
final class ProducerContests {

    private static final int SHARDS = 4;
    private static final int UNICORNS = 1_000;
    private static final int EVENTS = 200_000;

    private ProducerContests() {}

    static List<Contest> all() {
        PuttingEvents putting = new PuttingEvents(SHARDS, UNICORNS, EVENTS);
        return List.of(new Contest(
                "put",
                EVENTS,
                putting::throughWriter,
                "bare SDK client",
                putting::readyMadeThroughSdk,
                CpuClock.PROCESS));
    }
}
