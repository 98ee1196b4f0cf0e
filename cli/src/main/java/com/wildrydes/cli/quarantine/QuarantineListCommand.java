package com.wildrydes.cli.quarantine;

import com.wildrydes.cli.quarantine.Quarantine.Item;
import com.wildrydes.cli.target.AwsClients;
import com.wildrydes.cli.target.StackOutputs;
import com.wildrydes.cli.target.TargetOptions;
import com.wildrydes.cli.terminal.Printable;
import com.wildrydes.cli.terminal.Terminal;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/// `quarantine list`: a line for each rejected event and each failed batch, columns separated by tabs.
@Command(
        name = "list",
        description = {
            "Lists what was rejected: ID, arrival, partition key and reason, separated by tabs.",
            "An ID that starts with aws/lambda/ is a whole batch that Lambda gave up after its last attempt.",
            "An object that cannot be read as either is listed with the reason."
        },
        footer = {
            "  wildrydes quarantine list",
            "  wildrydes quarantine list | grep Latitude | cut -f1 | xargs wildrydes quarantine redrive",
        })
final class QuarantineListCommand implements Runnable {
    private final Terminal terminal;
    private final TargetOptions targets;

    QuarantineListCommand(Terminal terminal, TargetOptions targets) {
        this.terminal = terminal;
        this.targets = targets;
    }

    @Override
    public void run() {
        try (var clients = AwsClients.connect(targets.target(terminal.environment()), terminal);
                var s3 = clients.s3();
                var cloudFormation = clients.cloudFormation()) {
            var quarantine = new Quarantine(s3, StackOutputs.of(cloudFormation));
            terminal.out().println("ID\tARRIVAL\tPARTITION KEY\tREASON");
            try (Stream<Item> rejected = quarantine.rejected();
                    Stream<Item> failed = quarantine.failedBatches()) {
                Stream.concat(rejected, failed).forEach(this::show);
            }
        }
    }

    private void show(Item item) {
        switch (item) {
            case Item.Event(RejectedEvent event) ->
                line(event.id(), event.arrival(), Printable.of(event.partitionKey()), event.reason());
            case Item.Batch(FailedBatch batch) ->
                line(
                        batch.id(),
                        batch.failedAt().toString(),
                        batch.records().size() + " records of " + batch.shardId(),
                        batch.reason() + " after " + batch.attempts() + " attempts");
            case Item.Unreadable(String id, String reason) -> line(Printable.of(id), "", "", reason);
        }
    }

    private void line(String id, String arrival, String partitionKey, String reason) {
        terminal.out().println(id + "\t" + arrival + "\t" + partitionKey + "\t" + Printable.of(reason));
    }
}
