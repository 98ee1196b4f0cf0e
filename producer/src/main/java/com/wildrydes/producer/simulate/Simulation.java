package com.wildrydes.producer.simulate;

import com.wildrydes.producer.EventSink;
import com.wildrydes.producer.pace.Pacer;
import com.wildrydes.producer.pace.Sleeper;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// Runs a fleet at its speed into a sink, once.
///
/// One thread calls [#run]; every thread may call [#progress] and [#stop].
public final class Simulation {

    private final SimulationSettings settings;
    private final InstantSource clock;
    private final Fleet fleet;
    private final Pacer pacer;

    // One thread writes them: ordered writes cost next to nothing.
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong eventTimeMs;

    private volatile boolean interrupted;

    /// @param streets where the fleet drives, as a rule [Streets#manhattan]
    /// @param clock asked for the start's event time, unless the settings say one, and for the pace
    public Simulation(SimulationSettings settings, Streets streets, InstantSource clock, Sleeper sleeper) {
        this.settings = settings;
        this.clock = clock;
        long startMs = settings.startMs(clock.instant());
        String name = settings.name();
        UnicornNames names = name == null ? UnicornNames.readable() : UnicornNames.only(name);
        eventTimeMs = new AtomicLong(startMs);
        fleet = new Fleet(streets, names, settings.unicorns(), settings.rate(), startMs, settings.seed());
        pacer = new Pacer(settings.speed(), clock, sleeper);
    }

    /// Gives events to the sink until the duration is over, [#stop] is called or the thread is interrupted; the
    /// interrupt stays set then. A sink that blocks delays what follows, and nothing is left out.
    ///
    /// @return how far it came
    /// @throws IOException when the sink takes no more
    public SimulationProgress run(EventSink sink) throws IOException {
        // Now, not when it was made: a large fleet takes a while to be made, and so may its sink.
        long startMs = settings.startMs(clock.instant());
        long endMs = settings.endMs(startMs);
        fleet.startAt(startMs);
        try {
            long timeMs = fleet.nextTimeMs();
            while (timeMs < endMs && pacer.await(timeMs, sink)) {
                sink.accept(fleet.next());
                eventTimeMs.setRelease(timeMs);
                events.setRelease(events.getPlain() + 1);
                timeMs = fleet.nextTimeMs();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            Thread.currentThread().interrupt();
        }
        return progress();
    }

    /// Makes [#run] return soon: at once when it waits for an event's time, after the sink has taken its event
    /// otherwise.
    public void stop() {
        pacer.stop();
    }

    public SimulationProgress progress() {
        return new SimulationProgress(
                events.getAcquire(),
                Instant.ofEpochMilli(eventTimeMs.getAcquire()),
                pacer.behind(),
                pacer.longestBehind(),
                pacer.isStopped() || interrupted);
    }
}
