package com.wildrydes.cli.send;

import com.wildrydes.producer.EventSink;
import com.wildrydes.producer.pace.Sleeper;
import com.wildrydes.producer.simulate.Simulation;
import com.wildrydes.producer.simulate.SimulationSettings;
import com.wildrydes.producer.simulate.Streets;
import java.io.IOException;
import java.time.InstantSource;

/// The events of a simulated fleet.
public final class FleetSource implements EventSource {
    private final Simulation simulation;

    public FleetSource(SimulationSettings settings, InstantSource clock) {
        this.simulation = new Simulation(settings, Streets.manhattan(), clock, Sleeper.SYSTEM);
    }

    @Override
    public void run(EventSink sink) throws IOException {
        simulation.run(sink);
    }

    @Override
    public void stop() {
        simulation.stop();
    }

    @Override
    public Progress progress() {
        var progress = simulation.progress();
        return new Progress(progress.events(), 0, progress.behind());
    }
}
