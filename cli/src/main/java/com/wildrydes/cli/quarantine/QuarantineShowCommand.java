package com.wildrydes.cli.quarantine;

import com.wildrydes.cli.failure.CommandFailed;
import com.wildrydes.cli.quarantine.Quarantine.Item;
import com.wildrydes.cli.target.AwsClients;
import com.wildrydes.cli.target.StackOutputs;
import com.wildrydes.cli.target.TargetOptions;
import com.wildrydes.cli.terminal.Printable;
import com.wildrydes.cli.terminal.Terminal;
import com.wildrydes.telemetry.aggregated.AggregatedRecords;
import com.wildrydes.telemetry.aggregated.UserRecord;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `quarantine show ID`: everything that is known of one item, with its whole payload.
@Command(
        name = "show",
        description =
                "Shows one rejected event or failed batch: why, and its whole payload (text, or else hexadecimal).",
        footer = "  wildrydes quarantine show shardId-000000000000:49668…:0")
final class QuarantineShowCommand implements Runnable {
    private final Terminal terminal;
    private final TargetOptions targets;

    @Parameters(paramLabel = "ID", description = "As 'quarantine list' shows it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String id;

    QuarantineShowCommand(Terminal terminal, TargetOptions targets) {
        this.terminal = terminal;
        this.targets = targets;
    }

    @Override
    public void run() {
        try (var clients = AwsClients.connect(targets.target(terminal.environment()), terminal);
                var s3 = clients.s3();
                var cloudFormation = clients.cloudFormation()) {
            PrintStream out = terminal.out();
            switch (new Quarantine(s3, StackOutputs.of(cloudFormation)).find(id)) {
                case Item.Event item -> show(item.event(), out);
                case Item.Batch item -> show(item.batch(), out);
                case Item.Unreadable item -> throw new CommandFailed(item.reason());
            }
        }
    }

    private static void show(RejectedEvent event, PrintStream out) {
        out.println("ID:            " + event.id());
        out.println("stream:        " + event.stream());
        out.println("arrival:       " + event.arrival());
        out.println("partition key: " + Printable.of(event.partitionKey()));
        out.println("reason:        " + Printable.of(event.reason()));
        out.println("payload:       " + event.payload().length + " bytes");
        out.println();
        out.print(Payload.shown(event.payload()));
    }

    private static void show(FailedBatch batch, PrintStream out) {
        out.println("ID:        " + batch.id());
        out.println("given up:  " + batch.failedAt());
        out.println("shard:     " + batch.shardId());
        out.println("reason:    " + Printable.of(batch.reason()) + " after " + batch.attempts() + " attempts");
        out.println("records:   " + batch.records().size());
        for (FailedBatch.Entry entry : batch.records()) {
            var members = new ArrayList<UserRecord>();
            AggregatedRecords.deaggregate(entry.data(), 0, entry.data().length, entry.partitionKey(), members::add);
            for (UserRecord member : members) {
                out.println();
                out.println("partition key: " + Printable.of(member.partitionKey()));
                out.print(Payload.shown(
                        Arrays.copyOfRange(member.data(), member.offset(), member.offset() + member.length())));
            }
        }
    }
}
