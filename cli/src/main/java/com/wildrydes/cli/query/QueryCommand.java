package com.wildrydes.cli.query;

import com.wildrydes.athenaqueries.catalogue.BoundQuery;
import com.wildrydes.athenaqueries.catalogue.Catalogue;
import com.wildrydes.athenaqueries.catalogue.QueryUsageException;
import com.wildrydes.athenaqueries.execution.QueryFailedException;
import com.wildrydes.athenaqueries.execution.QueryRun;
import com.wildrydes.athenaqueries.execution.QueryStoppedException;
import com.wildrydes.athenaqueries.execution.Summary;
import com.wildrydes.athenaqueries.execution.Workspace;
import com.wildrydes.cli.failure.CommandFailed;
import com.wildrydes.cli.failure.WrongUsage;
import com.wildrydes.cli.target.ArchiveOutputs;
import com.wildrydes.cli.target.AwsClients;
import com.wildrydes.cli.target.TargetOptions;
import com.wildrydes.cli.terminal.Interrupts;
import com.wildrydes.cli.terminal.Pause;
import com.wildrydes.cli.terminal.StandardOutput;
import com.wildrydes.cli.terminal.StatusLine;
import com.wildrydes.cli.terminal.Terminal;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `query`: asks the archive. Exit code 130 when Ctrl-C came before the end of the result.
@Command(
        name = "query",
        description = {
            "Asks the archive, with Athena: a saved query by its name, or SQL.",
            "Without a name it lists the saved queries, their questions and parameters. An event can be asked for a"
                    + " minute or two after it was sent, on the local stack within some 20 seconds.",
        },
        footer = {
            "  wildrydes query",
            "  wildrydes query total-distance",
            "  wildrydes query trip --param name=Shadowfax --param from='2026-07-21 09:15:00' --format csv",
            "  wildrydes query --sql 'SELECT count(*) FROM unicorn_events'",
            "  wildrydes query --sql - --format json < question.sql",
        })
public final class QueryCommand implements Callable<Integer> {
    private static final int OUTPUT_BUFFER = 1 << 16;

    private final Terminal terminal;
    private final TargetOptions targets;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The saved query.")
    private @Nullable String name;

    @Option(
            names = "--param",
            paramLabel = "k=v",
            description = "A parameter of the saved query; once for each. Times are UTC unless they say otherwise.")
    private List<String> parameters = List.of();

    @Option(
            names = "--sql",
            paramLabel = "TEXT",
            description =
                    "Run this statement; - reads it from standard input. Ask the view unicorn_events, which has each"
                            + " event once.")
    private @Nullable String sql;

    @Option(
            names = "--format",
            paramLabel = "table|csv|json",
            description = "table: columns, numbers to the right. csv: with a header. json: an array of objects, one a"
                    + " line. Default: table.")
    private QueryFormat format = QueryFormat.TABLE;

    @Option(names = "--explain", description = "Show the plan in place of the result. Reads no data.")
    private boolean explain;

    public QueryCommand(Terminal terminal, TargetOptions targets) {
        this.terminal = terminal;
        this.targets = targets;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (name == null && sql == null) {
            if (explain || !parameters.isEmpty()) {
                throw new WrongUsage("which query? Give its name ('wildrydes query' lists them) or --sql");
            }
            QueryList.print(Catalogue.load(), terminal.out());
            return 0;
        }
        BoundQuery query = query();
        try (var clients = AwsClients.connect(targets.target(terminal.environment()), terminal)) {
            return run(explain ? query.explained() : query, clients);
        }
    }

    private BoundQuery query() throws IOException {
        if (name == null) {
            return statement();
        }
        if (sql != null) {
            throw new WrongUsage("a name and --sql exclude each other: leave one out");
        }
        try {
            return Catalogue.load().query(name).bind(ParameterValues.of(parameters));
        } catch (QueryUsageException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()), e);
        }
    }

    private BoundQuery statement() throws IOException {
        if (!parameters.isEmpty()) {
            throw new WrongUsage("--param belongs to a saved query: write the value into the statement");
        }
        String text = "-".equals(sql)
                ? new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8)
                : String.valueOf(sql);
        if (text.isBlank()) {
            throw new WrongUsage("there is no statement: --sql is empty");
        }
        return BoundQuery.of(text.strip());
    }

    private int run(BoundQuery query, AwsClients clients) throws IOException, InterruptedException {
        try (var cloudFormation = clients.cloudFormation();
                var athena = clients.athena();
                var status = terminal.statusLine()) {
            ArchiveOutputs archive = ArchiveOutputs.of(cloudFormation);
            var run = new QueryRun(
                    athena,
                    new Workspace(archive.workGroup(), archive.database()),
                    query,
                    UUID.randomUUID().toString(),
                    terminal.clock(),
                    Pause.REAL::pause);
            try (var _ = terminal.interrupts().onInterrupt(run::stop)) {
                return run(run, status);
            }
        }
    }

    private int run(QueryRun run, StatusLine status) throws IOException, InterruptedException {
        var out = new BufferedWriter(
                new OutputStreamWriter(new StandardOutput(terminal.out()), StandardCharsets.UTF_8), OUTPUT_BUFFER);
        try {
            Summary summary = run.run(format.to(out), progress -> status.show(ProgressText.line(progress)));
            status.print(ProgressText.line(summary));
            return 0;
        } catch (QueryStoppedException e) {
            status.print(String.valueOf(e.getMessage()));
            return Interrupts.EXIT_CODE;
        } catch (QueryFailedException e) {
            throw new CommandFailed("the query failed: " + e.getMessage(), e);
        }
    }
}
