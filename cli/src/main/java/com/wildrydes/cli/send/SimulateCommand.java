package com.wildrydes.cli.send;

import com.wildrydes.cli.failure.WrongUsage;
import com.wildrydes.cli.target.AwsClients;
import com.wildrydes.cli.target.TargetOptions;
import com.wildrydes.cli.terminal.StandardOutput;
import com.wildrydes.cli.terminal.Terminal;
import com.wildrydes.producer.pace.Speed;
import com.wildrydes.producer.simulate.Rate;
import com.wildrydes.producer.simulate.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `simulate`: a fleet drives through Manhattan and sends its status events.
@Command(
        name = "simulate",
        description = {
            "A fleet of unicorns drives through Manhattan and sends its status events.",
            "The same --seed and --start give the same events, to the byte. Ctrl-C sends what is on its way, then ends.",
        },
        footer = {
            "  wildrydes simulate                                        200 unicorns, until Ctrl-C",
            "  wildrydes simulate --unicorns 1000 --duration 5m",
            "  wildrydes simulate --name Rainbow --stream wildrydes      one unicorn, as in the workshop",
            "  wildrydes simulate --speed max --duration 1h --out -      an hour of events as JSON lines, now",
        })
public final class SimulateCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final TargetOptions targets;

    @Option(names = "--unicorns", paramLabel = "N", description = "Size of the fleet, 1 to 1,000,000. Default: 200.")
    private @Nullable Integer unicorns;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            defaultValue = "1",
            description = "Events a second of each unicorn, 0.001 to 1000. Default: 1.")
    private double rate;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            converter = SpeedConverter.class,
            description = "How fast time runs: a factor, or max for as fast as possible. Default: 1.")
    private Speed speed = Speed.REAL_TIME;

    @Option(
            names = "--duration",
            paramLabel = "D",
            defaultValue = "0",
            description = "How much time is simulated: 60s, 5m, 1h30m. Default: 0, until Ctrl-C.")
    private Duration duration = Duration.ZERO;

    @Option(
            names = "--start",
            paramLabel = "T",
            description =
                    "Time of the first event (UTC). Default: now; with --speed, so that the end is not in the future.")
    private @Nullable Instant start;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides all that happens. Default: 1.")
    private long seed;

    @Option(names = "--name", paramLabel = "NAME", description = "One unicorn of this name.")
    private @Nullable String name;

    @Option(names = "--stream", paramLabel = "STREAM", defaultValue = "wildrydes", description = "Default: wildrydes.")
    private String stream = "wildrydes";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write JSON lines to a file, or to standard output (-), instead of sending.")
    private @Nullable String out;

    public SimulateCommand(Terminal terminal, TargetOptions targets) {
        this.terminal = terminal;
        this.targets = targets;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SimulationSettings settings = settings();
        var sending = new Sending(new FleetSource(settings, terminal.clock()), terminal, duration.isZero());
        if (out == null) {
            try (var clients = AwsClients.connect(targets.target(terminal.environment()), terminal)) {
                clients.requireStream(stream);
                return sending.toStream(clients, stream);
            }
        }
        if (out.equals("-")) {
            terminal.err().println("target: standard output");
            return sending.toFile(new StandardOutput(terminal.out()), terminal.err());
        }
        terminal.err().println("target: file " + out);
        return sending.toFile(Files.newOutputStream(Path.of(out)), terminal.out());
    }

    private SimulationSettings settings() {
        int fleet = unicorns != null ? unicorns : name != null ? 1 : SimulationSettings.DEFAULTS.unicorns();
        try {
            return new SimulationSettings(fleet, Rate.hertz(rate), speed, duration, start, seed, name);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()), e);
        }
    }
}
