package com.wildrydes.cli.audit;

import com.wildrydes.athenaqueries.catalogue.BoundQuery;
import com.wildrydes.athenaqueries.execution.QueryFailedException;
import com.wildrydes.athenaqueries.execution.QueryRun;
import com.wildrydes.athenaqueries.execution.QueryStoppedException;
import com.wildrydes.athenaqueries.execution.Workspace;
import com.wildrydes.athenaqueries.result.Column;
import com.wildrydes.athenaqueries.result.RowWriter;
import com.wildrydes.cli.failure.CommandFailed;
import com.wildrydes.cli.failure.CommandStopped;
import com.wildrydes.cli.target.ArchiveOutputs;
import com.wildrydes.cli.terminal.Interrupts;
import com.wildrydes.cli.terminal.Pause;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;

/// Runs statements in Athena, in the archive's workgroup. Ctrl-C stops the one that is running, where it would
/// otherwise run on at the user's cost.
final class AthenaSql implements Archive.Sql {
    private final AthenaClient athena;
    private final Workspace workspace;
    private final Clock clock;
    private final Pause pause;
    private final Interrupts interrupts;
    private final Consumer<String> progress;

    /// @param progress is told, in a few words, how far a statement is
    AthenaSql(
            AthenaClient athena,
            ArchiveOutputs archive,
            Clock clock,
            Pause pause,
            Interrupts interrupts,
            Consumer<String> progress) {
        this.athena = athena;
        this.workspace = new Workspace(archive.workGroup(), archive.database());
        this.clock = clock;
        this.pause = pause;
        this.interrupts = interrupts;
        this.progress = progress;
    }

    @Override
    public void run(String statement, Consumer<List<@Nullable String>> rows) throws InterruptedException {
        var query = new QueryRun(
                athena, workspace, BoundQuery.of(statement), UUID.randomUUID().toString(), clock, pause::pause);
        try (var _ = interrupts.onInterrupt(query::stop)) {
            query.run(
                    new Rows(rows),
                    now -> progress.accept("audit: asking the archive, " + now.state() + " for "
                            + now.elapsed().toSeconds() + " s"));
        } catch (QueryStoppedException e) {
            throw new CommandStopped("stopped before the audit was done", e);
        } catch (QueryFailedException | IOException e) {
            throw new CommandFailed("the archive could not be asked: " + e.getMessage(), e);
        }
    }

    /// Takes the rows and nothing else.
    private record Rows(Consumer<List<@Nullable String>> rows) implements RowWriter {
        @Override
        public void columns(List<Column> columns) {}

        @Override
        public void row(List<@Nullable String> values) {
            rows.accept(values);
        }

        @Override
        public void end() {}
    }
}
