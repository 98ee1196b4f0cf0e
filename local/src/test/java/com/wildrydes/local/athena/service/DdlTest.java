package com.wildrydes.local.athena.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.athena.engine.CatalogTable;
import com.wildrydes.local.athena.engine.Column;
import com.wildrydes.local.athena.engine.Row;
import com.wildrydes.local.athena.service.FakeEngine.Answer;
import com.wildrydes.local.glue.GlueColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;

/// Statements that the catalog answers, and what the engine makes for it.
class DdlTest {
    @TempDir
    private Path folder;

    private AthenaFixture athena;

    @BeforeEach
    void open() throws IOException {
        athena = AthenaFixture.open(folder, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        athena.close();
    }

    @Test
    void tables_are_listed_without_the_engine() {
        QueryExecution execution = athena.run("SHOW TABLES IN `wildrydes` 'wild*|x'");

        assertThat(athena.rows(execution.queryExecutionId())).containsExactly(List.of("wildrydes"));
        assertThat(execution.resultConfiguration().outputLocation()).endsWith(".txt");
        assertThat(athena.engine.started()).isEmpty();
        assertThat(athena.client
                        .getQueryResults(request -> request.queryExecutionId(execution.queryExecutionId()))
                        .resultSet()
                        .resultSetMetadata()
                        .columnInfo())
                .singleElement()
                .satisfies(column -> {
                    assertThat(column.name()).isEqualTo("tab_name");
                    assertThat(column.type()).isEqualTo("string");
                });
    }

    @Test
    void a_table_is_described_with_its_partition() {
        String id = athena.run("DESCRIBE wildrydes.wildrydes").queryExecutionId();

        assertThat(athena.rows(id).stream()
                        .map(row -> row.getFirst().replaceAll(" +", " ").strip()))
                .containsExactly(
                        "name \tstring \tUnicorn",
                        "distance \tdouble",
                        "arrivalday \tstring",
                        "",
                        "# Partition Information",
                        "# col_name \tdata_type \tcomment",
                        "",
                        "arrivalday \tstring");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            SHOW DATABASES;                             wildrydes
            SHOW SCHEMAS LIKE 'none';
            SHOW COLUMNS IN wildrydes;                  name,distance,arrivalday
            SHOW COLUMNS FROM wildrydes IN wildrydes;   name,distance,arrivalday
            SHOW PARTITIONS wildrydes;
            SHOW VIEWS;
            """)
    void other_lists(String sql, String expected) {
        String id = athena.run(sql).queryExecutionId();

        List<String> wanted = expected == null ? List.of() : List.of(expected.split(","));
        assertThat(athena.rows(id).stream().map(row -> row.getFirst().strip())).isEqualTo(wanted);
    }

    @Test
    void what_is_not_there_fails_in_hives_words() {
        QueryExecution execution = athena.run("DESCRIBE nope");

        assertThat(execution.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(execution.status().stateChangeReason())
                .isEqualTo("FAILED: SemanticException [Error 10001]: Table not found wildrydes.nope");
        assertThat(athena.run("SHOW TABLES IN nope").status().stateChangeReason())
                .endsWith("Database does not exist: nope");
    }

    @Test
    void databases_are_made_and_dropped() {
        athena.run("CREATE DATABASE IF NOT EXISTS rides");
        athena.run("CREATE SCHEMA IF NOT EXISTS rides");

        assertThat(athena.glue.database("rides")).isPresent();
        assertThat(athena.run("CREATE DATABASE rides").status().stateChangeReason())
                .endsWith("Database rides already exists");
        assertThat(athena.run("DROP DATABASE wildrydes").status().stateChangeReason())
                .contains("is not empty");
        athena.run("DROP DATABASE rides");
        assertThat(athena.glue.database("rides")).isEmpty();
    }

    @Test
    void a_view_that_the_engine_makes_is_kept_and_told_to_it_again() {
        String text = "/* Presto View: "
                + Base64.getEncoder()
                        .encodeToString(
                                "{\"originalSql\":\"SELECT 1 x\",\"columns\":[{\"name\":\"x\",\"type\":\"integer\"}]}"
                                        .getBytes(StandardCharsets.UTF_8))
                + " */";
        athena.engine.answer(
                "CREATE VIEW v AS SELECT 1 x",
                Answer.update(
                        "CREATE VIEW",
                        0,
                        new CatalogTable.View(
                                "wildrydes",
                                "v",
                                List.of(new Column("x", "int")),
                                text,
                                Map.of("presto_view", "true"))));
        athena.engine.answer("SELECT * FROM v", Answer.numbers(1));

        athena.run("CREATE VIEW v AS SELECT 1 x");
        athena.run("SELECT * FROM v");

        assertThat(athena.engine.told().tables()).extracting(CatalogTable::name).containsExactly("v", "wildrydes");
        assertThat(athena.rows(athena.run("SHOW VIEWS").queryExecutionId())).containsExactly(List.of("v"));
        assertThat(athena.rows(athena.run("SHOW CREATE VIEW v").queryExecutionId()))
                .containsExactly(List.of("CREATE VIEW v AS"), List.of("SELECT 1 x"));
        assertThat(athena.glue.table("wildrydes", "v").orElseThrow().table()).satisfies(view -> {
            assertThat(view.storage().columns()).containsExactly(new GlueColumn("x", "int", null));
            assertThat(view.parameters()).isEqualTo(Map.of("presto_view", "true", "comment", "Presto View"));
        });
        assertThat(athena.run("DROP TABLE v").status().stateChangeReason()).contains("Cannot drop a view");
        athena.run("DROP VIEW v");
        assertThat(athena.glue.table("wildrydes", "v")).isEmpty();
        assertThat(athena.run("DROP VIEW IF EXISTS v").status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
    }

    @Test
    void repairing_projected_partitions_says_that_it_is_needless() {
        QueryExecution execution = athena.run("MSCK REPAIR TABLE `wildrydes`");

        assertThat(athena.rows(execution.queryExecutionId()))
                .singleElement()
                .satisfies(row -> assertThat(row).singleElement().asString().startsWith("Nothing to repair"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            CREATE EXTERNAL TABLE t (x int) LOCATION 's3://b/'; AWS::Glue::Table
            UNLOAD (SELECT 1) TO 's3://b/';                     CREATE TABLE AS
            ALTER TABLE t ADD PARTITION (d='1');                Glue's UpdateTable
            DELETE FROM t;                                      Iceberg
            """)
    void what_is_not_served_is_refused_with_what_to_do(String sql, String instead) {
        assertThatThrownBy(() -> athena.start(sql))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("not supported")
                .hasMessageContaining(instead);
    }

    @Test
    void prepared_statements_are_executed_with_their_values() {
        athena.engine.answer("SELECT n FROM t WHERE x = ? AND y = ?", Answer.numbers(1));
        athena.run("PREPARE trip FROM SELECT n FROM t WHERE x = ? AND y = ?");

        QueryExecution using = athena.run("EXECUTE trip USING 'a, b', DATE '2026-11-22'");

        assertThat(using.status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(using.query()).isEqualTo("EXECUTE trip USING 'a, b', DATE '2026-11-22'");
        assertThat(using.resultConfiguration().outputLocation()).endsWith(".csv");
        assertThat(athena.engine.started()).singleElement().satisfies(statement -> {
            assertThat(statement.text()).isEqualTo("SELECT n FROM t WHERE x = ? AND y = ?");
            assertThat(statement.parameters()).containsExactly("'a, b'", "DATE '2026-11-22'");
        });
        athena.run("DEALLOCATE PREPARE trip");
        assertThatThrownBy(() -> athena.start("EXECUTE trip USING 1"))
                .hasMessageContaining("PreparedStatement trip was not found");
    }

    @Test
    void a_value_of_execute_that_is_no_literal_is_refused() {
        assertThatThrownBy(() -> athena.start("EXECUTE trip USING (SELECT 1)"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Execution parameter 1 must be one SQL literal");
    }

    @Test
    void two_statements_are_refused() {
        assertThatThrownBy(() -> athena.start("SELECT ';'; DROP TABLE wildrydes"))
                .hasMessageContaining("Only one sql statement is allowed");
    }

    @Test
    void a_table_made_from_a_query_lies_beside_the_results_and_is_listed_in_a_manifest() throws IOException {
        athena.engine.answerStarting(
                "CREATE TABLE t ",
                Answer.update(
                        "CREATE TABLE",
                        2,
                        new CatalogTable.Stored(
                                "wildrydes",
                                "t",
                                List.of(new Column("x", "int")),
                                List.of(),
                                "s3://bucket/t/",
                                "in",
                                "out",
                                "serde",
                                Map.of(),
                                Map.of())));
        athena.engine.answer(
                "SELECT DISTINCT \"$path\" FROM \"t\"",
                Answer.rows(
                        List.of(new Column("$path", "varchar")),
                        new Row(List.of("s3://bucket/t/b")),
                        new Row(List.of("s3://bucket/t/a"))));

        QueryExecution execution = athena.run("CREATE TABLE t WITH (write_compression = 'SNAPPY') AS SELECT 1 x");

        String files = "s3://bucket/results/tables/" + execution.queryExecutionId();
        assertThat(execution.resultConfiguration().outputLocation()).isEqualTo(files);
        assertThat(execution.statistics().dataManifestLocation()).isEqualTo(files + "-manifest.csv");
        assertThat(athena.engine.started().getFirst().text())
                .isEqualTo(
                        "CREATE TABLE t WITH (external_location = '" + files + "/', format = 'PARQUET') AS SELECT 1 x");
        assertThat(athena.store.file("bucket", "results/tables/" + execution.queryExecutionId() + "-manifest.csv"))
                .hasContent("s3://bucket/t/a\ns3://bucket/t/b\n");
        assertThat(athena.glue.table("wildrydes", "t")).isPresent();
    }

    @Test
    void an_enforced_location_holds_for_tables_too() {
        assertThatThrownBy(() -> athena.start("CREATE TABLE t WITH (external_location = 's3://bucket/x/') AS SELECT 1"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("enforces a centralized output location");
    }

    @Test
    void a_table_is_shown_as_the_statement_that_would_make_it() {
        String id = athena.run("SHOW CREATE TABLE wildrydes").queryExecutionId();

        assertThat(String.join(
                        "\n", athena.rows(id).stream().map(List::getFirst).toList()))
                .isEqualTo("""
                        CREATE EXTERNAL TABLE `wildrydes`(
                          `name` string COMMENT 'Unicorn',\s
                          `distance` double)
                        PARTITIONED BY (\s
                          `arrivalday` string)
                        ROW FORMAT SERDE\s
                          'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
                        WITH SERDEPROPERTIES (\s
                          'serialization.format'='1')
                        STORED AS INPUTFORMAT\s
                          'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
                        OUTPUTFORMAT\s
                          'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
                        LOCATION
                          's3://bucket/events/'
                        TBLPROPERTIES (
                          'classification'='parquet',\s
                          'projection.enabled'='true')""");
    }

    @Test
    void the_contexts_database_may_be_quoted() {
        String id = athena.client
                .startQueryExecution(request -> request.queryString("DESCRIBE wildrydes")
                        .workGroup(AthenaFixture.GROUP)
                        .queryExecutionContext(context -> context.database("`wildrydes`")))
                .queryExecutionId();

        assertThat(athena.end(id).status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
    }
}
