package com.wildrydes.producer;

import com.wildrydes.telemetry.StatusEvent;
import java.io.IOException;

/// Takes events, one by one, from one thread. It may block for as long as it needs: whoever makes the events waits, and
/// drops none.
@FunctionalInterface
public interface EventSink {

    /// Takes one event.
    ///
    /// @throws IOException when no event can be taken any more; ends the run
    /// @throws InterruptedException when interrupted while it waits; the event was not taken then
    void accept(StatusEvent event) throws IOException, InterruptedException;

    /// Says that no event will come for a while, so that a sink that buffers can pass on what it holds.
    default void idle() throws IOException, InterruptedException {}
}
