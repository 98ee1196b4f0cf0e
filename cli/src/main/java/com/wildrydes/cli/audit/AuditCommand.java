package com.wildrydes.cli.audit;

import com.wildrydes.cli.failure.CommandFailed;
import com.wildrydes.cli.target.ArchiveOutputs;
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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `audit`: exit code 0 when the table is right, 1 when it is not, 130 when Ctrl-C came before the verdict.
@Command(
        name = "audit",
        description = {
            "Recomputes every minute from the archive, in SQL, and compares it with the table.",
            "What is on its way is waited for. A minute that differs while events still come to it is left out, and that is"
                    + " said; so are minutes that are older than what the archive keeps.",
            "Exit code 1 when anything is missing, doubled or different, or does not get through in time.",
        },
        footer = {
            "  wildrydes audit",
            "  wildrydes audit --from '2026-07-21 09:00:00' --to 2026-07-21T10:00:00Z",
            "  wildrydes audit --wait 0        as it is now, whatever is on its way",
        })
public final class AuditCommand implements Callable<Integer> {
    private static final int DETAILS_AT_MOST = 20;

    /// Of unicorns' minutes that are compared one by one, two of about 400 bytes each.
    private static final int LOOKED_INTO = 200_000;

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
            description = "How long to wait for what is on its way, before and after the comparison; 0 judges at once."
                    + " Default: 2m, on AWS 15m.")
    private @Nullable Duration patience;

    public AuditCommand(Terminal terminal, TargetOptions targets) {
        this.terminal = terminal;
        this.targets = targets;
    }

    @Override
    public Integer call() {
        try (var clients = AwsClients.connect(targets.target(terminal.environment()), terminal)) {
            return run(clients, new MinuteRange(from, to), patience, true, terminal) ? 0 : 1;
        }
    }

    /// Audits everything once it is delivered, and prints the verdict. For who knows that both functions are done.
    ///
    /// @return whether the table is right
    public static boolean ofArchived(AwsClients clients, Terminal terminal) {
        return run(clients, MinuteRange.ALL, null, false, terminal);
    }

    private static boolean run(
            AwsClients clients,
            MinuteRange range,
            @Nullable Duration patience,
            boolean awaitFunctions,
            Terminal terminal) {
        Pace pace = Pace.of(clients.target());
        try (var cloudFormation = clients.cloudFormation();
                var athena = clients.athena();
                var dynamoDb = clients.dynamoDb();
                var kinesis = clients.kinesis();
                var lambda = clients.lambda();
                var cloudWatch = clients.cloudWatch();
                var line = terminal.statusLine()) {
            StackOutputs outputs = StackOutputs.of(cloudFormation);
            ArchiveOutputs archive = ArchiveOutputs.of(cloudFormation);
            Transit transit = new Pipeline(
                    awaitFunctions
                            ? Pipeline.functions(outputs, kinesis, lambda, cloudWatch, terminal.clock())
                            : List::of,
                    Pipeline.delivery(archive, cloudWatch, terminal.clock()),
                    new RecentArrivals(kinesis, outputs.stream())::since,
                    pace.metricDelay(),
                    terminal.clock());
            Verdict verdict = new Audit(
                            new Archive(new AthenaSql(
                                    athena, archive, terminal.clock(), Pause.REAL, terminal.interrupts(), line::show)),
                            new SensorTable(dynamoDb, outputs.table()),
                            transit,
                            LOOKED_INTO,
                            terminal.clock(),
                            Pause.REAL,
                            line::show)
                    .run(
                            range,
                            completeSince(archive, terminal.clock().instant()),
                            patience == null ? pace.patience() : patience);
            line.erase();
            print(verdict, terminal.out());
            return verdict.right();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted before the audit was done", e);
        }
    }

    /// Null as long as nothing can have expired. An event may be a day older than its arrival is late: what
    /// happened a day after the oldest kept arrival cannot have arrived before it.
    private static @Nullable Instant completeSince(ArchiveOutputs archive, Instant now) {
        Instant horizon = now.minus(archive.kept());
        return archive.begun().isAfter(horizon) ? null : horizon.plus(Duration.ofDays(1));
    }

    /// How fast a target is.
    ///
    /// @param metricDelay how long it takes until CloudWatch knows a value
    /// @param patience    how long to wait for what is on its way
    private record Pace(Duration metricDelay, Duration patience) {
        static Pace of(Target target) {
            return switch (target) {
                case Target.LocalStack stack -> new Pace(Duration.ofSeconds(2), Duration.ofMinutes(2));
                case Target.Aws aws -> new Pace(Duration.ofMinutes(3), Duration.ofMinutes(15));
            };
        }
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
        if (verdict.unexamined() > 0) {
            out.println("not looked into: " + verdict.unexamined()
                    + " more minutes of event time that differ: name a range with --from and --to");
        }
        verdict.leftOut().forEach(what -> out.println("left out: " + what));
        out.println(verdict.line());
    }
}
