package com.wildrydes.cli.stack;

import com.wildrydes.cli.audit.AuditCommand;
import com.wildrydes.cli.failure.WrongUsage;
import com.wildrydes.cli.send.FleetSource;
import com.wildrydes.cli.send.Sending;
import com.wildrydes.cli.target.AwsClients;
import com.wildrydes.cli.target.TargetOptions;
import com.wildrydes.cli.terminal.Terminal;
import com.wildrydes.producer.simulate.SimulationSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `demo`: the local stack and a fleet, and in the end the audit.
///
/// In one process, because it is one command to start and one Ctrl-C to end; the functions run in processes of
/// their own in any case.
@Command(
        name = "demo",
        description = {
            "Everything at once: the local stack, and a fleet that rides through Manhattan.",
            "When the ride is over (--duration, or Ctrl-C) it waits until every event is counted and archived, and audits the table"
                    + " against the archive. Exit code 1 when anything is missing, doubled or different.",
        },
        footer = {
            "  wildrydes demo                                  until Ctrl-C",
            "  wildrydes demo --unicorns 1000 --duration 60s",
        })
public final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final TargetOptions targets;

    @Mixin
    private final StackOptions options;

    @Option(
            names = "--unicorns",
            paramLabel = "N",
            defaultValue = "200",
            description = "Size of the fleet, 1 to 1,000,000. Default: 200.")
    private int unicorns;

    @Option(
            names = "--duration",
            paramLabel = "D",
            defaultValue = "0",
            description = "How long it rides: 60s, 5m. Default: 0, until Ctrl-C.")
    private Duration duration = Duration.ZERO;

    /// @param home    the project's folder
    /// @param verbose whether the functions' output is printed
    public DemoCommand(Terminal terminal, TargetOptions targets, Path home, BooleanSupplier verbose) {
        this.terminal = terminal;
        this.targets = targets;
        this.options = new StackOptions(home, terminal, verbose);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        targets.requireOwnStack("demo");
        SimulationSettings settings = settings();
        try (var stack = options.start();
                var clients = AwsClients.of(targets.localStack(stack.endpoint(), terminal.environment()), terminal);
                var counting = Counting.begin(clients, terminal)) {
            new Sending(new FleetSource(settings, terminal.clock()), terminal, true)
                    .toStream(clients, counting.stream(), counting::watcher);
            counting.awaitAll();
            return AuditCommand.ofArchived(clients, terminal) ? 0 : 1;
        }
    }

    private SimulationSettings settings() {
        try {
            return SimulationSettings.DEFAULTS.withUnicorns(unicorns).withDuration(duration);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()), e);
        }
    }
}
