package com.wildrydes.local.athena.engine.trino;

import static com.wildrydes.local.athena.engine.trino.EngineFixture.parquet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.wildrydes.local.athena.engine.CatalogTable;
import com.wildrydes.local.athena.engine.Column;
import com.wildrydes.local.athena.engine.Completion;
import com.wildrydes.local.athena.engine.Progress.State;
import com.wildrydes.local.athena.engine.QueryFailedException;
import com.wildrydes.local.athena.engine.QueryFailure;
import com.wildrydes.local.athena.engine.QueryFailure.Position;
import com.wildrydes.local.athena.engine.QueryRun;
import com.wildrydes.local.athena.engine.Row;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Statements and results, against the real engine.
class TrinoEngineTest {
    private static final CatalogTable UNICORNS =
            parquet("unicorns", "unicorns/", new Column("name", "string"), new Column("health", "int"));

    /// More rows than anyone reads: whoever waits for all of them, waits for long.
    private static final String ENDLESS = "SELECT a.x, b.x, c.x FROM UNNEST(sequence(1, 10000)) a(x),"
            + " UNNEST(sequence(1, 10000)) b(x), UNNEST(sequence(1, 10000)) c(x)";

    @TempDir
    static Path folder;

    static EngineFixture engine;

    @BeforeAll
    static void open() throws Exception {
        engine = EngineFixture.open(folder);
        engine.tables(UNICORNS);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void values_of_every_type_are_what_they_are_documented_to_be() throws Exception {
        try (QueryRun run = engine.start("""
                SELECT true, CAST(-7 AS tinyint), 9223372036854775807, REAL '1.5', 0.1E0, DECIMAL '12.340', X'00FF',
                       'Пегас', CAST('ab' AS char(3)), DATE '2026-01-31', TIMESTAMP '2026-01-31 12:00:00.125',
                       ARRAY[1, NULL], MAP(ARRAY[2, 1], ARRAY['b', NULL]), CAST(ROW(1, 'x') AS ROW(n bigint, s varchar)),
                       infinity(), NULL, INTERVAL '2' DAY""")) {
            Row row = run.next();

            assertThat(row.values())
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactly(
                            true,
                            -7L,
                            Long.MAX_VALUE,
                            1.5f,
                            0.1,
                            new BigDecimal("12.340"),
                            new byte[] {0, -1},
                            "Пегас",
                            "ab ",
                            "2026-01-31",
                            "2026-01-31 12:00:00.125",
                            asList(1L, null),
                            map(2L, "b", 1L, null),
                            new Row.Struct(List.of("n", "s"), List.of(1L, "x")),
                            Double.POSITIVE_INFINITY,
                            null,
                            "2 00:00:00.000");
            assertThat(run.columns())
                    .extracting(Column::type)
                    .containsExactly(
                            "boolean",
                            "tinyint",
                            "bigint",
                            "real",
                            "double",
                            "decimal(5, 3)",
                            "varbinary",
                            "varchar(5)",
                            "char(3)",
                            "date",
                            "timestamp",
                            "array(integer)",
                            "map(integer, varchar(1))",
                            "row(n bigint, s varchar)",
                            "double",
                            "unknown",
                            "INTERVAL DAY TO SECOND");
        }
    }

    private static List<Object> asList(Object... values) {
        List<Object> list = new ArrayList<>();
        for (Object value : values) {
            list.add(value);
        }
        return list;
    }

    private static Map<Object, Object> map(Object... keysAndValues) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int index = 0; index < keysAndValues.length; index += 2) {
            map.put(keysAndValues[index], keysAndValues[index + 1]);
        }
        return map;
    }

    @Test
    void what_is_inserted_is_read_back_in_every_alphabet() throws Exception {
        Completion completion = engine.complete("INSERT INTO unicorns VALUES ('Shadowfax', 7), ('Пегас 🦄', 8)");

        assertThat(completion.updateType()).isEqualTo("INSERT");
        assertThat(completion.updateCount()).isEqualTo(2);
        assertThat(engine.rows("SELECT * FROM unicorns ORDER BY health"))
                .containsExactly("[Shadowfax, 7]", "[Пегас 🦄, 8]");
        assertThat(engine.rows("SELECT health FROM unicorns WHERE name = ?", "'Пегас 🦄'"))
                .containsExactly("[8]");
    }

    @Test
    void syntax_errors_say_where() throws Exception {
        assertThat(engine.failure("SELECT *\nFROM WHERE"))
                .asInstanceOf(type(QueryFailure.SyntaxError.class))
                .satisfies(error -> {
                    assertThat(error.position()).isEqualTo(new Position(2, 6));
                    assertThat(error.message()).startsWith("line 2:6: mismatched input 'WHERE'. Expecting: ");
                });
    }

    @Test
    void positions_are_those_of_the_statement_also_with_parameters() throws Exception {
        assertThat(engine.failure("SELECT ?, 'it''s', wrong", "'it''s'"))
                .asInstanceOf(type(QueryFailure.SemanticError.class))
                .satisfies(error -> {
                    assertThat(error.name()).isEqualTo("COLUMN_NOT_FOUND");
                    assertThat(error.position()).isEqualTo(new Position(1, 20));
                    assertThat(error.message()).isEqualTo("line 1:20: Column 'wrong' cannot be resolved");
                });
    }

    @Test
    void a_parameter_is_a_value_whatever_is_in_it() throws Exception {
        assertThat(engine.rows("SELECT ?, ?", "'x''); DROP TABLE unicorns --'", "12.5 -- ?"))
                .containsExactly("[x'); DROP TABLE unicorns --, 12.5]");
    }

    @Test
    void a_parameter_that_is_more_than_one_expression_is_refused() throws Exception {
        for (String text : List.of("1, 2", "1; SELECT 2", "", "'open", "1) OR (1 = 1")) {
            assertThat(engine.failure("SELECT 1 WHERE 0 = ?", text))
                    .asInstanceOf(type(QueryFailure.SemanticError.class))
                    .satisfies(error -> assertThat(error.message())
                            .startsWith("parameter 1 must be one SQL expression ('text', 12.5, DATE '2026-01-31'): "
                                    + text));
        }
    }

    @Test
    void as_many_parameters_are_needed_as_there_are_question_marks() throws Exception {
        assertThat(engine.failure("SELECT ?, ?", "1").message())
                .contains("Incorrect number of parameters: expected 2 but found 1");
        assertThat(engine.failure("SELECT ?").message())
                .contains("Incorrect number of parameters: expected 1 but found 0");
    }

    @Test
    void what_cannot_be_computed_is_the_statements_fault() throws Exception {
        assertThat(engine.failure("SELECT 1 / x FROM (VALUES 1, 0) t(x)"))
                .isEqualTo(new QueryFailure.SemanticError("DIVISION_BY_ZERO", null, "Division by zero"));
    }

    @Test
    void a_result_of_a_million_rows_comes_row_by_row() throws Exception {
        long sum = 0;
        long rows = 0;
        try (QueryRun run = engine.start(
                "SELECT a.x * 1000 + b.x FROM UNNEST(sequence(0, 999)) a(x), UNNEST(sequence(0, 999)) b(x)")) {
            for (Row row = run.next(); row != null; row = run.next()) {
                sum += (Long) row.values().getFirst();
                rows++;
            }
            assertThat(run.progress().state()).isEqualTo(State.FINISHED);
        }
        assertThat(rows).isEqualTo(1_000_000);
        assertThat(sum).isEqualTo(999_999L * 1_000_000 / 2);
    }

    @Test
    void the_engine_runs_no_further_ahead_than_some_pages() throws Exception {
        // Would it, neither heap could hold these 10^12 rows.
        try (QueryRun run = engine.start(ENDLESS)) {
            for (int taken = 0; taken < 10_000; taken++) {
                assertThat(run.next()).isNotNull();
            }
            assertThat(run.progress().state()).isEqualTo(State.RUNNING);
        }
    }

    @Test
    void a_cancelled_statement_says_so_to_the_thread_that_waits_for_it() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                QueryRun run = engine.start("SELECT count(*) FROM (" + ENDLESS + ")")) {
            run.columns();
            Future<Row> waiting = threads.submit(run::next);
            run.cancel();

            assertThat(waiting)
                    .failsWithin(Duration.ofMinutes(1))
                    .withThrowableThat()
                    .havingCause()
                    .asInstanceOf(type(QueryFailedException.class))
                    .extracting(QueryFailedException::failure)
                    .isInstanceOf(QueryFailure.Cancelled.class);
            assertThat(run.progress().state()).isEqualTo(State.CANCELLED);
        }
        assertThat(engine.rows("SELECT 1")).containsExactly("[1]");
    }

    @Test
    void a_statement_that_was_cancelled_before_it_began_never_begins() throws Exception {
        try (QueryRun run = engine.start("SELECT 1")) {
            run.cancel();

            assertThat(catchThrowableOfType(QueryFailedException.class, run::columns)
                            .failure())
                    .isInstanceOf(QueryFailure.Cancelled.class);
        }
    }

    @Test
    void statements_run_side_by_side() throws Exception {
        List<Future<List<String>>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 8; number++) {
                String sql = "SELECT " + number + " + count(*) FROM UNNEST(sequence(1, 10000))";
                results.add(threads.submit(() -> engine.rows(sql)));
            }
            for (int number = 0; number < 8; number++) {
                assertThat(results.get(number).get()).containsExactly("[" + (10_000 + number) + "]");
            }
        }
    }
}
