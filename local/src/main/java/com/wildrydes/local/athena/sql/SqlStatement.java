package com.wildrydes.local.athena.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement by who answers it.
public sealed interface SqlStatement {

    /// The engine runs it.
    ///
    /// @param text without what the engine does not know
    record Engine(Kind kind, String text) implements SqlStatement {
        public enum Kind {
            SELECT,
            INSERT,
            CREATE_TABLE_AS_SELECT,
            CREATE_VIEW,
            EXPLAIN
        }
    }

    /// The catalog answers it, as Hive's DDL does on AWS: without the engine, and without a byte scanned.
    sealed interface Ddl extends SqlStatement {}

    record ShowDatabases(@Nullable String pattern) implements Ddl {}

    /// @param views whether only views are listed
    record ShowTables(@Nullable String database, @Nullable String pattern, boolean views) implements Ddl {}

    record ShowColumns(TableName table) implements Ddl {}

    record ShowPartitions(TableName table) implements Ddl {}

    record ShowProperties(TableName table) implements Ddl {}

    record ShowCreateTable(TableName table) implements Ddl {}

    record ShowCreateView(TableName view) implements Ddl {}

    record Describe(TableName table) implements Ddl {}

    record CreateDatabase(String database, boolean ifNotExists) implements Ddl {}

    /// @param cascade whether also with its tables
    record DropDatabase(String database, boolean ifExists, boolean cascade) implements Ddl {}

    /// @param view whether it is a view that is dropped
    record DropTable(TableName table, boolean ifExists, boolean view) implements Ddl {}

    record RepairTable(TableName table) implements Ddl {}

    /// @param text the statement that is kept
    record Prepare(String name, String text) implements Ddl {}

    record Deallocate(String name) implements Ddl {}

    /// Runs a prepared statement.
    ///
    /// @param parameters SQL literals for its question marks
    record Execute(String name, List<String> parameters) implements SqlStatement {
        public Execute {
            parameters = List.copyOf(parameters);
        }
    }
}
