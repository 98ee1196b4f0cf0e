package com.wildrydes.local.athena.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.athena.AthenaSettings;
import com.wildrydes.local.athena.engine.trino.EngineSettings;
import com.wildrydes.local.athena.engine.trino.TrinoEngine;
import com.wildrydes.local.glue.GlueColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;

/// What only the real engine can show. It is started once, by the first statement.
class AthenaOverTrinoTest {
    private static final Path ENGINE = Path.of("../athena-engine/target/lib");

    @TempDir
    private static Path folder;

    private static TrinoEngine engine;
    private static AthenaFixture athena;

    @BeforeAll
    static void open() throws IOException {
        Clock clock = Clock.systemUTC();
        engine = new TrinoEngine(EngineSettings.of(ENGINE, folder.resolve("s3"), folder.resolve("engine")), clock);
        athena = AthenaFixture.open(folder, clock, engine, AthenaSettings.DEFAULT);
    }

    @AfterAll
    static void close() {
        athena.close();
        engine.close();
    }

    private static QueryExecution succeeded(String sql) {
        QueryExecution execution = athena.run(sql);
        assertThat(execution.status().stateChangeReason()).isNull();
        assertThat(execution.status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        return execution;
    }

    private static List<List<String>> rows(String sql) {
        return athena.rows(succeeded(sql).queryExecutionId());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            true                                              | boolean                  | 0          | true
            TINYINT '1'                                       | tinyint                  | 3          | 1
            BIGINT '4'                                        | bigint                   | 19         | 4
            REAL '1.5'                                        | float                    | 17         | 1.5
            1e10                                              | double                   | 17         | 1.0E10
            0.1e0 + 0.2e0                                     | double                   | 17         | 0.30000000000000004
            nan()                                             | double                   | 17         | NaN
            DECIMAL '10.50'                                   | decimal                  | 4          | 10.50
            'x'                                               | varchar                  | 1          | x
            CAST('日本 🦄' AS varchar)                        | varchar                  | 2147483647 | 日本 🦄
            DATE '2026-11-22'                                 | date                     | 0          | 2026-11-22
            TIMESTAMP '2026-11-22 18:00:00'                   | timestamp                | 3          | 2026-11-22 18:00:00.000
            TIMESTAMP '2026-11-22 18:00:00.123'               | timestamp                | 3          | 2026-11-22 18:00:00.123
            TIMESTAMP '2026-11-22 18:00:00 UTC'               | timestamp with time zone | 3          | 2026-11-22 18:00:00.000 UTC
            ARRAY[1, NULL]                                    | array                    | 0          | [1, null]
            MAP(ARRAY['k'], ARRAY[TIMESTAMP '2026-11-22'])    | map                      | 0          | {k=2026-11-22 00:00:00.000}
            CAST(ROW(1, 'q') AS row(x integer, y varchar))    | row                      | 0          | {x=1, y=q}
            X'0aff'                                           | varbinary                | 1073741824 | 0a ff
            JSON '{"a": 1}'                                   | json                     | 0          | {"a":1}
            """)
    void a_value_of_each_type_is_written_as_athena_writes_it(String sql, String type, int precision, String text) {
        String id = succeeded("SELECT " + sql + " AS x").queryExecutionId();

        assertThat(athena.rows(id)).containsExactly(List.of("x"), List.of(text));
        assertThat(athena.client
                        .getQueryResults(request -> request.queryExecutionId(id))
                        .resultSet()
                        .resultSetMetadata()
                        .columnInfo())
                .singleElement()
                .satisfies(column -> {
                    assertThat(column.type()).isEqualTo(type);
                    assertThat(column.precision()).isEqualTo(precision);
                });
    }

    @Test
    void a_table_and_a_view_are_made_read_changed_and_dropped() {
        QueryExecution made = succeeded("CREATE TABLE made WITH (write_compression = 'SNAPPY') AS "
                + "SELECT 1 x, 'a' y UNION ALL SELECT 2, 'b'");
        String manifest = made.statistics().dataManifestLocation().substring("s3://bucket/".length());
        assertThat(athena.store.file("bucket", manifest))
                .content()
                .contains(made.resultConfiguration().outputLocation() + '/');

        succeeded("INSERT INTO made VALUES (3, 'c')");
        succeeded("CREATE OR REPLACE VIEW more AS SELECT x + 1 AS z FROM made");

        assertThat(rows("SELECT * FROM made ORDER BY x"))
                .containsExactly(List.of("x", "y"), List.of("1", "a"), List.of("2", "b"), List.of("3", "c"));
        assertThat(rows("SELECT sum(z) AS s FROM wildrydes.more")).containsExactly(List.of("s"), List.of("9"));
        assertThat(athena.glue
                        .table("wildrydes", "more")
                        .orElseThrow()
                        .table()
                        .storage()
                        .columns())
                .containsExactly(new GlueColumn("z", "int", null));
        assertThat(rows("EXPLAIN SELECT * FROM more").stream().map(List::getFirst))
                .anyMatch(line -> line.contains("wildrydes:made"));
        assertThat(succeeded("SELECT * FROM made").statistics().dataScannedInBytes())
                .isPositive();

        succeeded("DROP VIEW more");
        succeeded("DROP TABLE made");
        assertThat(athena.run("SELECT * FROM made").status().stateChangeReason())
                .isEqualTo("TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.wildrydes.made' does not exist");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SELECT FROM         | SYNTAX_ERROR: line 1:8: mismatched input 'FROM'. Expecting: '*', 'ALL', 'DISTINCT', <expression>
            SELECT * FROM `t`   | SYNTAX_ERROR: line 1:15: backquoted identifiers are not supported; use double quotes to quote identifiers
            SELECT nope         | COLUMN_NOT_FOUND: line 1:8: Column 'nope' cannot be resolved
            SELECT 1 / 0        | DIVISION_BY_ZERO: Division by zero
            SELECT ?            | INVALID_PARAMETER_USAGE: line 1:1: Incorrect number of parameters: expected 1 but found 0
            """)
    void what_is_wrong_is_told_in_athenas_words(String sql, String reason) {
        QueryExecution execution = athena.run(sql);

        assertThat(execution.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(execution.status().stateChangeReason()).isEqualTo(reason);
    }

    @Test
    void injection_through_a_parameter_stays_a_value() {
        String id = athena.client
                .startQueryExecution(request -> request.queryString("SELECT ? AS said FROM (VALUES 1) WHERE 'a' <> ?")
                        .workGroup(AthenaFixture.GROUP)
                        .executionParameters("'x''; DROP TABLE wildrydes --'", "'a'' OR ''1''=''1'"))
                .queryExecutionId();

        assertThat(athena.end(id).status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(athena.rows(id)).containsExactly(List.of("said"), List.of("x'; DROP TABLE wildrydes --"));
        assertThat(athena.glue.table("wildrydes", "wildrydes")).isPresent();
    }

    @Test
    void a_query_that_would_run_for_hours_is_stopped() {
        String id = athena.start("SELECT count(*) FROM UNNEST(sequence(1, 10000)) a(x), "
                + "UNNEST(sequence(1, 10000)) b(y), UNNEST(sequence(1, 10000)) c(z) WHERE sqrt(x * y * z) = 0.5");
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> athena.get(id).status().state() == QueryExecutionState.RUNNING);

        athena.client.stopQueryExecution(request -> request.queryExecutionId(id));

        assertThat(athena.get(id).status().state()).isEqualTo(QueryExecutionState.CANCELLED);
        succeeded("SELECT 1");
    }
}
