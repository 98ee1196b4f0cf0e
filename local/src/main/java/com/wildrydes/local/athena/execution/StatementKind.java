package com.wildrydes.local.athena.execution;

import com.wildrydes.local.athena.ResultLocation;
import com.wildrydes.local.athena.sql.SqlStatement;

/// What Athena says of a statement, and how it calls its result.
///
/// @param type `DML`, `DDL` or `UTILITY` (Athena API Reference, "QueryExecution")
/// @param subtype such as `SELECT`
/// @param output what stands between the result location and the id: empty, or `tables/`
/// @param extension of the result file
public record StatementKind(String type, String subtype, String output, String extension) {
    private static final String CSV = ".csv";
    private static final String TXT = ".txt";

    /// @param statement not an `EXECUTE`: it is of the kind of what it runs
    static StatementKind of(SqlStatement statement) {
        return switch (statement) {
            case SqlStatement.Engine engine ->
                switch (engine.kind()) {
                    case SELECT -> new StatementKind("DML", "SELECT", "", CSV);
                    case INSERT -> new StatementKind("DML", "INSERT", "", "");
                    case CREATE_TABLE_AS_SELECT -> new StatementKind("DDL", "CREATE_TABLE_AS_SELECT", "tables/", "");
                    case CREATE_VIEW -> ddl("CREATE_VIEW");
                    case EXPLAIN -> utility("EXPLAIN");
                };
            case SqlStatement.ShowDatabases _ -> utility("SHOW_DATABASES");
            case SqlStatement.ShowTables show -> utility(show.views() ? "SHOW_VIEWS" : "SHOW_TABLES");
            case SqlStatement.ShowColumns _ -> utility("SHOW_COLUMNS");
            case SqlStatement.ShowPartitions _ -> utility("SHOW_PARTITIONS");
            case SqlStatement.ShowProperties _ -> utility("SHOW_TBLPROPERTIES");
            case SqlStatement.ShowCreateTable _ -> utility("SHOW_CREATE_TABLE");
            case SqlStatement.ShowCreateView _ -> utility("SHOW_CREATE_VIEW");
            case SqlStatement.Describe _ -> utility("DESCRIBE_TABLE");
            case SqlStatement.CreateDatabase _ -> ddl("CREATE_DATABASE");
            case SqlStatement.DropDatabase _ -> ddl("DROP_DATABASE");
            case SqlStatement.DropTable drop -> ddl(drop.view() ? "DROP_VIEW" : "DROP_TABLE");
            case SqlStatement.RepairTable _ -> ddl("MSCK_REPAIR_TABLE");
            case SqlStatement.Prepare _ -> utility("PREPARE");
            case SqlStatement.Deallocate _ -> utility("DEALLOCATE");
            case SqlStatement.Execute _ -> utility("EXECUTE");
        };
    }

    private static StatementKind ddl(String subtype) {
        return new StatementKind("DDL", subtype, "", TXT);
    }

    private static StatementKind utility(String subtype) {
        return new StatementKind("UTILITY", subtype, "", TXT);
    }

    /// Whether the bytes that it scans are billed (Amazon Athena pricing: nothing for DDL).
    boolean billed() {
        return !extension.equals(TXT);
    }

    /// Whether a result's first row is the header.
    public boolean hasHeader() {
        return extension.equals(CSV);
    }

    String address(ResultLocation location, String id) {
        return location.address(output + id + extension);
    }
}
