package com.wildrydes.local.athena.catalog;

import com.wildrydes.local.athena.AthenaException;
import com.wildrydes.local.athena.Saved;
import com.wildrydes.local.athena.sql.SqlStatement;
import com.wildrydes.local.athena.sql.TableName;
import com.wildrydes.local.glue.Glue;
import com.wildrydes.local.glue.GlueColumn;
import com.wildrydes.local.glue.GlueDatabase;
import com.wildrydes.local.glue.GlueException;
import com.wildrydes.local.glue.GlueTable;
import com.wildrydes.local.glue.StoredTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The DDL statements that the catalog answers by itself (Athena User Guide, "DDL statements"). Thread-safe.
public final class DdlStatements {
    /// Hive pads the columns of what it describes.
    private static final String DESCRIBED = "%-20s\t%-20s\t%-20s";

    private final Glue glue;
    private final Saved saved;

    public DdlStatements(Glue glue, Saved saved) {
        this.glue = glue;
        this.saved = saved;
    }

    /// Does what a statement says.
    ///
    /// @param database where names without one are looked up
    /// @param workGroup whose prepared statements are meant
    public DdlAnswer run(SqlStatement.Ddl statement, String database, String workGroup)
            throws DdlException, IOException {
        return switch (statement) {
            case SqlStatement.ShowDatabases(String pattern) ->
                DdlAnswer.of(
                        matching(
                                glue.databases().stream()
                                        .map(stored -> stored.database().name()),
                                pattern),
                        "database_name");
            case SqlStatement.ShowTables show -> showTables(show, database);
            case SqlStatement.ShowColumns(TableName name) ->
                DdlAnswer.of(
                        columns(table(name, database))
                                .map(column -> "%-20s".formatted(column.name()))
                                .toList(),
                        "field");
            case SqlStatement.Describe(TableName name) -> describe(table(name, database));
            case SqlStatement.ShowPartitions(TableName name) -> showPartitions(table(name, database));
            case SqlStatement.ShowProperties(TableName name) -> showProperties(table(name, database));
            case SqlStatement.ShowCreateTable(TableName name) -> showCreateTable(table(name, database));
            case SqlStatement.ShowCreateView(TableName name) -> showCreateView(table(name, database));
            case SqlStatement.CreateDatabase create -> create(create);
            case SqlStatement.DropDatabase drop -> drop(drop);
            case SqlStatement.DropTable drop -> drop(drop, database);
            case SqlStatement.RepairTable(TableName name) -> repair(table(name, database));
            case SqlStatement.Prepare(String name, String text) -> prepare(workGroup, name, text);
            case SqlStatement.Deallocate(String name) -> deallocate(workGroup, name);
        };
    }

    private DdlAnswer showTables(SqlStatement.ShowTables show, String database) throws DdlException {
        String asked = show.database() == null ? database : show.database();
        if (glue.database(asked).isEmpty()) {
            throw DdlException.noDatabase(asked);
        }
        Stream<String> names = glue.tables(asked).stream()
                .map(StoredTable::table)
                .filter(table -> !show.views() || table.isView())
                .map(GlueTable::name);
        return DdlAnswer.of(matching(names, show.pattern()), show.views() ? "views" : "tab_name");
    }

    /// Hive's patterns: `*` for any text, `|` for or.
    private static List<String> matching(Stream<String> names, @Nullable String pattern) {
        if (pattern == null) {
            return names.toList();
        }
        String any = Stream.of(pattern.split("\\|", -1))
                .map(part -> Stream.of(part.trim().split("\\*", -1))
                        .map(Pattern::quote)
                        .reduce((a, b) -> a + ".*" + b))
                .map(part -> part.orElse(""))
                .reduce((a, b) -> a + '|' + b)
                .orElse("");
        Pattern wanted = Pattern.compile(any, Pattern.CASE_INSENSITIVE);
        return names.filter(name -> wanted.matcher(name).matches()).toList();
    }

    private static DdlAnswer describe(GlueTable table) {
        List<String> lines = new ArrayList<>();
        columns(table).map(DdlStatements::described).forEach(lines::add);
        if (!table.partitionKeys().isEmpty()) {
            lines.add(DESCRIBED.formatted("", "", ""));
            lines.add("# Partition Information\t \t ");
            lines.add(DESCRIBED.formatted("# col_name", "data_type", "comment"));
            lines.add(DESCRIBED.formatted("", "", ""));
            table.partitionKeys().stream().map(DdlStatements::described).forEach(lines::add);
        }
        return DdlAnswer.of(lines, "col_name", "data_type", "comment");
    }

    private static String described(GlueColumn column) {
        String comment = column.comment();
        return DESCRIBED.formatted(column.name(), column.type(), comment == null ? "" : comment);
    }

    private static Stream<GlueColumn> columns(GlueTable table) {
        return Stream.concat(table.storage().columns().stream(), table.partitionKeys().stream());
    }

    /// None are stored: the partitions of a table here are projected.
    private static DdlAnswer showPartitions(GlueTable table) throws DdlException {
        if (table.partitionKeys().isEmpty()) {
            throw new DdlException(
                    "FAILED: SemanticException [Error 10241]: Table " + table.name() + " is not a partitioned table");
        }
        return DdlAnswer.of(List.of(), "partition");
    }

    private static DdlAnswer showProperties(GlueTable table) {
        List<String> lines = table.parameters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + '\t' + entry.getValue())
                .toList();
        return DdlAnswer.of(lines, "prpt_name", "prpt_value");
    }

    private static DdlAnswer showCreateTable(GlueTable table) throws DdlException {
        if (table.isView()) {
            throw new DdlException(table.name() + " is a view and no table: use SHOW CREATE VIEW");
        }
        return DdlAnswer.of(CreateTableText.of(table), "createtab_stmt");
    }

    private static DdlAnswer showCreateView(GlueTable table) throws DdlException {
        if (!table.isView()) {
            throw new DdlException(table.name() + " is a table and no view: use DESCRIBE");
        }
        String text = "CREATE VIEW " + table.name() + " AS\n" + ViewText.sql(table);
        return DdlAnswer.of(text.lines().toList(), "create view");
    }

    private DdlAnswer create(SqlStatement.CreateDatabase create) throws DdlException, IOException {
        try {
            glue.create(new GlueDatabase(create.database(), null, null, Map.of()));
        } catch (GlueException e) {
            if (!create.ifNotExists()) {
                throw DdlException.task("Database " + create.database() + " already exists");
            }
        }
        return DdlAnswer.NOTHING;
    }

    private DdlAnswer drop(SqlStatement.DropDatabase drop) throws DdlException, IOException {
        String name = drop.database();
        if (!glue.tables(name).isEmpty() && !drop.cascade()) {
            throw DdlException.task(
                    "InvalidOperationException(message:Database " + name + " is not empty. One or more tables exist.)");
        }
        try {
            glue.deleteDatabase(name);
        } catch (GlueException e) {
            if (!drop.ifExists()) {
                throw DdlException.noDatabase(name);
            }
        }
        return DdlAnswer.NOTHING;
    }

    private DdlAnswer drop(SqlStatement.DropTable drop, String database) throws DdlException, IOException {
        String name = drop.table().table();
        String in = in(drop.table(), database);
        GlueTable table = glue.table(in, name).map(StoredTable::table).orElse(null);
        if (table == null) {
            if (drop.ifExists()) {
                return DdlAnswer.NOTHING;
            }
            throw DdlException.noTable(in + '.' + name);
        }
        if (table.isView() != drop.view()) {
            throw DdlException.task(
                    table.isView() ? "Cannot drop a view with DROP TABLE" : "Cannot drop a base table with DROP VIEW");
        }
        try {
            glue.deleteTable(in, name);
        } catch (GlueException e) {
            throw DdlException.noTable(in + '.' + name);
        }
        return DdlAnswer.NOTHING;
    }

    /// Needless for projected partitions, and says so instead of doing nothing.
    private static DdlAnswer repair(GlueTable table) throws DdlException {
        boolean projected = "true".equalsIgnoreCase(table.parameters().get("projection.enabled"));
        if (!projected && !table.partitionKeys().isEmpty()) {
            throw new DdlException("MSCK REPAIR TABLE is not supported by Athena on one machine, which keeps no "
                    + "partitions: set the table's parameter projection.enabled");
        }
        return new DdlAnswer(
                List.of(),
                List.of("Nothing to repair: the partitions of " + table.name() + " are projected from its parameters"));
    }

    private DdlAnswer prepare(String workGroup, String name, String text) throws DdlException, IOException {
        try {
            saved.prepare(workGroup, name, text, "");
        } catch (AthenaException e) {
            throw new DdlException(String.valueOf(e.getMessage()));
        }
        return DdlAnswer.NOTHING;
    }

    private DdlAnswer deallocate(String workGroup, String name) throws DdlException, IOException {
        try {
            saved.deletePreparedStatement(workGroup, name);
        } catch (AthenaException e) {
            throw new DdlException(String.valueOf(e.getMessage()));
        }
        return DdlAnswer.NOTHING;
    }

    private GlueTable table(TableName name, String database) throws DdlException {
        String in = in(name, database);
        return glue.table(in, name.table())
                .orElseThrow(() -> DdlException.noTable(in + '.' + name.table()))
                .table();
    }

    private static String in(TableName name, String database) {
        String named = name.database();
        return named == null ? database : named;
    }
}
