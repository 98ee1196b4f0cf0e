package com.wildrydes.cli.audit;

import com.wildrydes.cli.failure.CommandFailed;
import com.wildrydes.cli.target.AwsClients;
import com.wildrydes.cli.target.StackOutputs;
import com.wildrydes.cli.target.Target;
import com.wildrydes.cli.target.TargetOptions;
import com.wildrydes.cli.terminal.Pause;
import com.wildrydes.cli.terminal.Printable;
import com.wildrydes.cli.terminal.Terminal;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `audit`: exit code 0 when the table is right, 1 when it is not.
@Command(
        name = "audit",
        description = {
            "Recomputes every minute from the stream and compares it with the table.",
            "Minutes that reach back before what the stream keeps are left out. While events are still being sent, name an"
                    + " end: --to a minute ago, say.",
        },
        footer = {
            "  wildrydes audit",
            "  wildrydes audit --from '2026-07-21 09:00:00' --to 2026-07-21T10:00:00Z",
        })
public final class AuditCommand implements Callable<Integer> {
    /// The Aggregator's window is 5 s here and 60 s on AWS.
    private static final Duration LOCAL_PATIENCE = Duration.ofSeconds(15);

    private static final Duration AWS_PATIENCE = Duration.ofMinutes(2);

    private static final int DETAILS_AT_MOST = 20;

    private final Terminal terminal;
    private final TargetOptions targets;

    @Option(
            names = "--from",
            paramLabel = "T",
            description = "Only minutes that start at or after this time (UTC unless it says otherwise).")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "T", description = "Only minutes that start before this time.")
    private @Nullable Instant to;

    @Option(
            names = "--wait",
            paramLabel = "D",
            description = "How long nothing may change before what differs counts as wrong. Default: 15s, on AWS 2m.")
    private @Nullable Duration patience;

    public AuditCommand(Terminal terminal, TargetOptions targets) {
        this.terminal = terminal;
        this.targets = targets;
    }

    @Override
    public Integer call() {
        try (var clients = AwsClients.connect(targets.target(terminal.environment()), terminal)) {
            return run(clients, MinuteRange.of(from, to), patience(clients.target()), terminal) ? 0 : 1;
        }
    }

    /// Audits everything and prints the verdict.
    ///
    /// @return whether the table is right
    public static boolean run(AwsClients clients, Terminal terminal) {
        return run(clients, MinuteRange.of(null, null), LOCAL_PATIENCE, terminal);
    }

    private static boolean run(AwsClients clients, MinuteRange range, Duration patience, Terminal terminal) {
        try (var cloudFormation = clients.cloudFormation();
                var kinesis = clients.kinesis();
                var dynamoDb = clients.dynamoDb();
                var status = terminal.statusLine()) {
            StackOutputs outputs = StackOutputs.of(cloudFormation);
            Verdict verdict = new Audit(
                            new StreamReader(kinesis, outputs.stream(), Pause.REAL),
                            new SensorTable(dynamoDb, outputs.table()),
                            terminal.clock(),
                            Pause.REAL,
                            status::show)
                    .run(range, patience);
            status.erase();
            print(verdict, terminal.out());
            return verdict.right();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted before the audit was done", e);
        }
    }

    private Duration patience(Target target) {
        if (patience != null) {
            return patience;
        }
        return switch (target) {
            case Target.LocalStack stack -> LOCAL_PATIENCE;
            case Target.Aws aws -> AWS_PATIENCE;
        };
    }

    private static void print(Verdict verdict, PrintStream out) {
        verdict.discrepancies().stream()
                .limit(DETAILS_AT_MOST)
                .map(found -> found.kind().name().toLowerCase(Locale.ROOT) + ": "
                        + found.key().minute() + " " + Printable.of(found.key().name()) + ": " + found.details())
                .forEach(out::println);
        int more = verdict.discrepancies().size() - DETAILS_AT_MOST;
        if (more > 0) {
            out.println("and " + more + " more");
        }
        if (verdict.leftOut() > 0) {
            out.println("left out: " + verdict.leftOut() + " minutes before " + verdict.leftOutBefore()
                    + ", which the stream no longer holds completely");
        }
        out.println(verdict.line());
    }
}
