package com.wildrydes.local.athena.sql;

import com.wildrydes.local.athena.AthenaException;
import com.wildrydes.local.athena.sql.SqlStatement.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells statements apart by their first words (Athena User Guide, "SQL reference for Athena"). What is the engine's is
/// not parsed further: the engine does.
public final class Classifier {
    private static final String STATEMENTS = "'ALTER', 'CREATE', 'DEALLOCATE', 'DELETE', 'DESC', 'DESCRIBE', 'DROP', "
            + "'EXECUTE', 'EXPLAIN', 'INSERT', 'MERGE', 'MSCK', 'PREPARE', 'SHOW', 'UNLOAD', 'UPDATE', <query>";

    private final TokenReader in;

    private Classifier(TokenReader in) {
        this.in = in;
    }

    /// Reads one statement; a semicolon at its end is dropped.
    ///
    /// @throws AthenaException when it is none, or one that is not served
    public static SqlStatement classify(String sql) throws AthenaException {
        List<Token> tokens = Lexer.tokens(sql);
        while (!tokens.isEmpty() && tokens.getLast().isSymbol(';')) {
            tokens = tokens.subList(0, tokens.size() - 1);
        }
        if (tokens.stream().anyMatch(token -> token.isSymbol(';'))) {
            throw AthenaException.malformed("Only one sql statement is allowed. Got: " + sql);
        }
        String text = tokens.isEmpty() ? "" : sql.substring(0, tokens.getLast().end());
        return new Classifier(new TokenReader(text, tokens)).statement(text);
    }

    private SqlStatement statement(String text) throws AthenaException {
        Token first = in.peek();
        if (first == null) {
            throw in.mismatch(STATEMENTS);
        }
        if (first.isSymbol('(')
                || Stream.of("SELECT", "WITH", "VALUES", "TABLE").anyMatch(first::is)) {
            return new Engine(Engine.Kind.SELECT, text);
        }
        if (in.take("INSERT", "INTO")) {
            return new Engine(Engine.Kind.INSERT, text);
        }
        if (in.take("EXPLAIN")) {
            return new Engine(Engine.Kind.EXPLAIN, text);
        }
        if (in.take("CREATE")) {
            return create(text);
        }
        if (in.take("SHOW")) {
            return show();
        }
        if (in.take("DROP")) {
            return drop();
        }
        if (in.take("DESCRIBE") || in.take("DESC")) {
            if (!in.take("FORMATTED")) {
                in.take("EXTENDED");
            }
            return ended(new SqlStatement.Describe(in.tableName()));
        }
        if (in.take("MSCK")) {
            expect("REPAIR");
            expect("TABLE");
            return ended(new SqlStatement.RepairTable(in.tableName()));
        }
        return prepared().orElseThrow(() -> refused(first));
    }

    private Optional<SqlStatement> prepared() throws AthenaException {
        if (in.take("PREPARE")) {
            String name = in.name();
            expect("FROM");
            String text = in.rest();
            if (!(classify(text) instanceof Engine)) {
                throw AthenaException.invalid("PREPARE takes SELECT, INSERT INTO and CREATE TABLE AS: " + text);
            }
            return Optional.of(new SqlStatement.Prepare(name, text));
        }
        if (in.take("DEALLOCATE")) {
            expect("PREPARE");
            return Optional.of(ended(new SqlStatement.Deallocate(in.name())));
        }
        if (in.take("EXECUTE")) {
            String name = in.name();
            List<String> parameters = new ArrayList<>();
            if (in.take("USING")) {
                do {
                    parameters.add(in.upToComma());
                } while (in.takeSymbol(','));
            }
            Literal.requireAll(parameters);
            return Optional.of(ended(new SqlStatement.Execute(name, parameters)));
        }
        return Optional.empty();
    }

    private SqlStatement create(String text) throws AthenaException {
        if (in.take("OR", "REPLACE", "VIEW") || in.take("VIEW")) {
            return new Engine(Engine.Kind.CREATE_VIEW, text);
        }
        if (in.take("DATABASE") || in.take("SCHEMA")) {
            boolean ifNotExists = in.take("IF", "NOT", "EXISTS");
            // A comment, location or property of a database changes nothing of what its tables are.
            return new SqlStatement.CreateDatabase(in.name(), ifNotExists);
        }
        if (in.take("TABLE")) {
            CreateTableAs.parse(text);
            return new Engine(Engine.Kind.CREATE_TABLE_AS_SELECT, text);
        }
        if (in.take("EXTERNAL", "TABLE")) {
            throw unserved(
                    "CREATE EXTERNAL TABLE",
                    "declare the table in the template as an AWS::Glue::Table, or make "
                            + "it with Glue's CreateTable");
        }
        throw in.mismatch("'DATABASE', 'EXTERNAL', 'OR', 'SCHEMA', 'TABLE', 'VIEW'");
    }

    private SqlStatement show() throws AthenaException {
        if (in.take("DATABASES") || in.take("SCHEMAS")) {
            in.take("LIKE");
            return ended(new SqlStatement.ShowDatabases(in.pattern()));
        }
        if (in.take("TABLES")) {
            return tables(false);
        }
        if (in.take("VIEWS")) {
            return tables(true);
        }
        if (in.take("COLUMNS")) {
            TableName table = tableOf();
            return ended(new SqlStatement.ShowColumns(from() ? new TableName(in.name(), table.table()) : table));
        }
        if (in.take("PARTITIONS")) {
            return ended(new SqlStatement.ShowPartitions(in.tableName()));
        }
        if (in.take("TBLPROPERTIES")) {
            return ended(new SqlStatement.ShowProperties(in.tableName()));
        }
        if (in.take("CREATE", "VIEW")) {
            return ended(new SqlStatement.ShowCreateView(in.tableName()));
        }
        if (in.take("CREATE", "TABLE")) {
            return ended(new SqlStatement.ShowCreateTable(in.tableName()));
        }
        throw in.mismatch(
                "'COLUMNS', 'CREATE', 'DATABASES', 'PARTITIONS', 'SCHEMAS', 'TABLES', 'TBLPROPERTIES', " + "'VIEWS'");
    }

    private SqlStatement tables(boolean views) throws AthenaException {
        String database = from() ? in.name() : null;
        in.take("LIKE");
        return ended(new SqlStatement.ShowTables(database, in.pattern(), views));
    }

    private TableName tableOf() throws AthenaException {
        if (!from()) {
            throw in.mismatch("'FROM', 'IN'");
        }
        return in.tableName();
    }

    private boolean from() {
        return in.take("IN") || in.take("FROM");
    }

    private SqlStatement drop() throws AthenaException {
        if (in.take("DATABASE") || in.take("SCHEMA")) {
            boolean ifExists = in.take("IF", "EXISTS");
            String name = in.name();
            boolean cascade = in.take("CASCADE");
            in.take("RESTRICT");
            return ended(new SqlStatement.DropDatabase(name, ifExists, cascade));
        }
        boolean view = in.take("VIEW");
        if (!view && !in.take("TABLE")) {
            throw in.mismatch("'DATABASE', 'SCHEMA', 'TABLE', 'VIEW'");
        }
        boolean ifExists = in.take("IF", "EXISTS");
        return ended(new SqlStatement.DropTable(in.tableName(), ifExists, view));
    }

    private AthenaException refused(Token first) {
        if (first.is("UNLOAD")) {
            return unserved(
                    "UNLOAD",
                    "use CREATE TABLE AS, whose files have the same formats, or SELECT, whose result "
                            + "is a CSV file");
        }
        if (first.is("ALTER")) {
            return unserved("ALTER", "change the table in the template, or with Glue's UpdateTable");
        }
        if (Stream.of("DELETE", "UPDATE", "MERGE", "VACUUM", "OPTIMIZE").anyMatch(first::is)) {
            return unserved(
                    first.text(),
                    "on AWS too only Apache Iceberg tables can be changed in place; write a new "
                            + "table with CREATE TABLE AS");
        }
        return in.mismatch(STATEMENTS);
    }

    private static AthenaException unserved(String statement, String instead) {
        return AthenaException.invalid(
                "Queries of this type are not supported by Athena on one machine: " + statement + "; " + instead + ".");
    }

    private void expect(String word) throws AthenaException {
        if (!in.take(word)) {
            throw in.mismatch("'" + word + "'");
        }
    }

    private SqlStatement ended(SqlStatement statement) throws AthenaException {
        in.end();
        return statement;
    }
}
