package com.wildrydes.cli.quarantine;

import com.wildrydes.cli.failure.CommandFailed;
import com.wildrydes.cli.quarantine.Quarantine.Item;
import com.wildrydes.cli.target.AwsClients;
import com.wildrydes.cli.target.StackOutputs;
import com.wildrydes.cli.target.TargetOptions;
import com.wildrydes.cli.terminal.Terminal;
import com.wildrydes.producer.stream.KinesisClients;
import com.wildrydes.producer.stream.StreamWriter;
import com.wildrydes.producer.stream.WriterSettings;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quarantine redrive ID…|--all`: back on the stream, acknowledged, then out of quarantine.
@Command(
        name = "redrive",
        description = {
            "Puts rejected events and failed batches back on the stream, and forgets them once they are there.",
            "An event that is still none is rejected again, under a new ID. What can never be put back, because it cannot"
                    + " be read or fits no record, stays in quarantine."
        },
        footer = {
            "  wildrydes quarantine redrive shardId-000000000000:49668…:0",
            "  wildrydes quarantine redrive --all",
        })
final class QuarantineRedriveCommand implements Runnable {
    /// Rejected events that share one wait for the stream's acknowledgements; each is at most 1 MiB, in memory.
    private static final int PAGE = 100;

    private final Terminal terminal;
    private final TargetOptions targets;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Selection selection;

    QuarantineRedriveCommand(Terminal terminal, TargetOptions targets) {
        this.terminal = terminal;
        this.targets = targets;
    }

    /// Which items: named ones, or all.
    private static final class Selection {
        @Parameters(paramLabel = "ID", arity = "1..*", description = "As 'quarantine list' shows them.")
        private List<String> ids = List.of();

        @Option(names = "--all", required = true, description = "Everything that is in quarantine now.")
        private boolean all;
    }

    @Override
    public void run() {
        try (var clients = AwsClients.connect(targets.target(terminal.environment()), terminal);
                var s3 = clients.s3();
                var cloudFormation = clients.cloudFormation();
                var kinesis = clients.configure(KinesisClients.builder()).build()) {
            StackOutputs outputs = StackOutputs.of(cloudFormation);
            var quarantine = new Quarantine(s3, outputs);
            var unsent = new Redrive.Unsent();
            try (var writer = StreamWriter.open(kinesis, WriterSettings.of(outputs.stream()), unsent)) {
                var redrive = new Redrive(quarantine, writer, unsent);
                if (selection.all) {
                    all(quarantine, redrive);
                } else {
                    redrive.redrive(selection.ids.stream()
                            .distinct()
                            .map(quarantine::find)
                            .toList());
                }
                terminal.out()
                        .println("put back on the stream: " + redrive.items() + " items with " + redrive.events()
                                + " events");
                redrive.kept().ifPresent(kept -> {
                    throw new CommandFailed(kept);
                });
            }
        }
    }

    private void all(Quarantine quarantine, Redrive redrive) {
        // Both listed before anything is put back: what is rejected again comes back under a new ID.
        try (var progress = terminal.statusLine();
                Stream<Item> rejected = quarantine.rejected();
                Stream<Item> failed = quarantine.failedBatches()) {
            Stream.concat(rejected.gather(Gatherers.windowFixed(PAGE)), failed.map(List::of))
                    .forEach(page -> {
                        redrive.redrive(page);
                        progress.show("put back: " + redrive.items() + " items");
                    });
        }
    }
}
