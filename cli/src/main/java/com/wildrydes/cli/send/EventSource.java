package com.wildrydes.cli.send;

import com.wildrydes.producer.EventSink;
import java.io.IOException;
import java.time.Duration;

/// Where events come from: a simulation or a replay.
public interface EventSource {
    /// Gives events to the sink until there are no more, or [#stop] is called.
    void run(EventSink sink) throws IOException;

    /// Makes [#run] return soon. For every thread.
    void stop();

    /// How far it is. For every thread.
    Progress progress();

    /// How far a source is.
    ///
    /// @param read     events or rows taken in
    /// @param rejected rows that are no event
    /// @param behind   how long after it was due the latest event came
    record Progress(long read, long rejected, Duration behind) {}
}
