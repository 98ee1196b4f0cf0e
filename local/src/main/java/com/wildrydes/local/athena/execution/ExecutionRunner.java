package com.wildrydes.local.athena.execution;

import com.wildrydes.local.athena.AthenaException;
import com.wildrydes.local.athena.catalog.DdlAnswer;
import com.wildrydes.local.athena.catalog.DdlException;
import com.wildrydes.local.athena.catalog.DdlStatements;
import com.wildrydes.local.athena.catalog.EngineCatalog;
import com.wildrydes.local.athena.engine.CatalogTable;
import com.wildrydes.local.athena.engine.Completion;
import com.wildrydes.local.athena.engine.QueryEngine;
import com.wildrydes.local.athena.engine.QueryFailedException;
import com.wildrydes.local.athena.engine.QueryRun;
import com.wildrydes.local.athena.engine.Row;
import com.wildrydes.local.athena.engine.Statement;
import com.wildrydes.local.athena.results.ResultColumn;
import com.wildrydes.local.athena.sql.CreateTableAs;
import com.wildrydes.local.athena.sql.SqlStatement;
import com.wildrydes.local.glue.GlueException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes one execution from the queue to its end. Thread-safe: each execution has one thread.
final class ExecutionRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionRunner.class);
    private static final String DEFAULT_DATABASE = "default";

    private final QueryEngine engine;
    private final EngineCatalog catalog;
    private final DdlStatements ddl;
    private final ResultFiles files;

    ExecutionRunner(QueryEngine engine, EngineCatalog catalog, DdlStatements ddl, ResultFiles files) {
        this.engine = engine;
        this.catalog = catalog;
        this.ddl = ddl;
        this.files = files;
    }

    /// Runs what a plan says.
    ///
    /// @return what became of it; null when it was ended from outside
    @Nullable
    Outcome run(LiveExecution live, Plan plan) {
        if (!live.begin()) {
            return null;
        }
        Execution execution = live.submitted();
        try {
            return switch (plan.statement()) {
                case SqlStatement.Engine statement -> inEngine(live, statement, plan.parameters());
                case SqlStatement.Ddl statement -> inCatalog(execution, statement);
                case SqlStatement.Execute _ -> throw new IllegalStateException("EXECUTE was not planned");
            };
        } catch (QueryFailedException e) {
            return new Outcome.Failed(Failures.of(e.failure()));
        } catch (DdlException e) {
            return new Outcome.Failed(Failures.ddl(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed(Failures.stopped());
        } catch (IOException e) {
            return new Outcome.Failed(Failures.notWritten(execution.outputLocation(), String.valueOf(e.getMessage())));
        } catch (GlueException | RuntimeException e) {
            LOG.error("query {} failed", execution.id(), e);
            return new Outcome.Failed(Failures.internal("Athena on one machine failed: " + e));
        }
    }

    private @Nullable Outcome inEngine(LiveExecution live, SqlStatement.Engine statement, List<String> parameters)
            throws QueryFailedException, InterruptedException, IOException, GlueException, DdlException {
        Execution execution = live.submitted();
        catalog.tell();
        try (QueryRun run = engine.start(new Statement(text(statement, execution), parameters, database(execution)));
                ResultFiles.Scratch scratch = files.scratch(execution)) {
            if (!live.attach(run)) {
                return null;
            }
            List<ResultColumn> columns = ResultFiles.columns(run.columns());
            boolean rows = false;
            switch (statement.kind()) {
                case SELECT -> {
                    ResultFiles.csv(scratch.file(), columns, run);
                    rows = true;
                }
                case EXPLAIN -> {
                    ResultFiles.text(scratch.file(), run);
                    rows = true;
                }
                case CREATE_VIEW -> {
                    ResultFiles.text(scratch.file(), List.of());
                    rows = true;
                }
                case INSERT, CREATE_TABLE_AS_SELECT -> {
                    // Their rows are in the tables.
                }
            }
            Completion completion = run.completion();
            if (live.isOverCutoff()) {
                return new Outcome.OverCutoff();
            }
            catalog.take(completion.created());
            if (rows) {
                files.keep(execution, scratch.file(), described(statement, columns));
            } else {
                files.describe(execution, columns);
            }
            Long updated = rows ? null : completion.updateCount();
            String manifest = manifest(execution, completion.created());
            return new Outcome.Succeeded(new ExecutionResult(described(statement, columns), rows, updated, manifest));
        }
    }

    /// A table made from a query has its files beside the results, unless it says otherwise.
    private static String text(SqlStatement.Engine statement, Execution execution) {
        if (statement.kind() != SqlStatement.Engine.Kind.CREATE_TABLE_AS_SELECT) {
            return statement.text();
        }
        try {
            return CreateTableAs.parse(statement.text()).at(execution.outputLocation() + '/');
        } catch (AthenaException e) {
            throw new IllegalStateException("The statement was parsed before", e);
        }
    }

    /// Lists the files of a table that was made, as Athena does in `<id>-manifest.csv`.
    ///
    /// @return the list's address; null where no table was made
    private @Nullable String manifest(Execution execution, List<CatalogTable> created)
            throws QueryFailedException, InterruptedException, IOException {
        for (CatalogTable table : created) {
            if (table instanceof CatalogTable.Stored stored) {
                return files.manifest(execution, paths(stored));
            }
        }
        return null;
    }

    private List<String> paths(CatalogTable.Stored table) throws QueryFailedException, InterruptedException {
        catalog.tell();
        String sql =
                "SELECT DISTINCT \"$path\" FROM \"%s\"".formatted(table.name().replace("\"", "\"\""));
        List<String> paths = new ArrayList<>();
        try (QueryRun run = engine.start(new Statement(sql, List.of(), table.database()))) {
            for (Row row = run.next(); row != null; row = run.next()) {
                paths.add(String.valueOf(row.values().getFirst()));
            }
        }
        paths.sort(null);
        return paths;
    }

    /// Of what a statement makes or explains Athena tells no types.
    private static List<ResultColumn> described(SqlStatement.Engine statement, List<ResultColumn> columns) {
        return switch (statement.kind()) {
            case SELECT, INSERT, CREATE_TABLE_AS_SELECT -> columns;
            case EXPLAIN ->
                columns.stream()
                        .map(column -> ResultColumn.ofCatalog(column.name()))
                        .toList();
            case CREATE_VIEW -> List.of();
        };
    }

    private Outcome inCatalog(Execution execution, SqlStatement.Ddl statement) throws DdlException, IOException {
        DdlAnswer answer =
                ddl.run(statement, database(execution), execution.request().workGroup());
        try (ResultFiles.Scratch scratch = files.scratch(execution)) {
            ResultFiles.text(scratch.file(), answer.lines());
            files.keep(execution, scratch.file(), answer.columns());
        }
        return new Outcome.Succeeded(new ExecutionResult(answer.columns(), true, null, null));
    }

    private static String database(Execution execution) {
        String asked = execution.request().database();
        // Some clients quote it as they would in a statement.
        return asked == null ? DEFAULT_DATABASE : asked.replace("`", "");
    }
}
