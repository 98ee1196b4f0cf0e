package com.wildrydes.local.athena.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.athena.engine.Column;
import com.wildrydes.local.athena.engine.Progress;
import com.wildrydes.local.athena.engine.Row;
import com.wildrydes.local.athena.service.FakeEngine.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.StatementType;

/// What a query leaves behind, where, and how it is read, through the SDK's own client.
class QueryResultsTest {
    private static final Column NAME = new Column("name", "varchar");

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
    void a_result_is_a_csv_file_and_its_first_row_is_the_header() throws IOException {
        athena.engine.answer(
                "SELECT 1",
                Answer.rows(
                                List.of(NAME, new Column("distance", "double")),
                                new Row(Arrays.asList("Tim \"the\" Ünicorn", 1.0e10)),
                                new Row(Arrays.asList("", null)))
                        .scanning(1_234));

        QueryExecution execution = athena.run("SELECT 1;");

        assertThat(execution.status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(execution.statementType()).isEqualTo(StatementType.DML);
        assertThat(execution.substatementType()).isEqualTo("SELECT");
        assertThat(execution.statistics().dataScannedInBytes()).isEqualTo(1_234);
        assertThat(execution.statistics().engineExecutionTimeInMillis()).isEqualTo(5);
        assertThat(execution.engineVersion().effectiveEngineVersion()).isEqualTo("Athena engine version 3");
        assertThat(execution.status().completionDateTime())
                .isAfterOrEqualTo(execution.status().submissionDateTime());
        String id = execution.queryExecutionId();
        assertThat(execution.resultConfiguration().outputLocation()).isEqualTo("s3://bucket/results/" + id + ".csv");
        assertThat(athena.store.file("bucket", "results/" + id + ".csv")).hasContent("""
                        "name","distance"
                        "Tim ""the"" Ünicorn","1.0E10"
                        "",
                        """);
        assertThat(Files.readAllBytes(athena.store.file("bucket", "results/" + id + ".csv.metadata")))
                .isNotEmpty();
        assertThat(athena.rows(id))
                .containsExactly(
                        List.of("name", "distance"), List.of("Tim \"the\" Ünicorn", "1.0E10"), List.of("", "null"));
    }

    @Test
    void columns_are_described_as_athena_does() {
        athena.engine.answer(
                "SELECT 1",
                Answer.rows(List.of(
                        NAME,
                        new Column("d", "decimal(10,2)"),
                        new Column("t", "timestamp(3)"),
                        new Column("x", "real"))));

        String id = athena.run("SELECT 1").queryExecutionId();

        GetQueryResultsResponse results = athena.client.getQueryResults(request -> request.queryExecutionId(id));
        assertThat(results.resultSet().resultSetMetadata().columnInfo())
                .extracting(
                        column -> column.name(),
                        column -> column.type(),
                        column -> column.precision(),
                        column -> column.scale(),
                        column -> column.caseSensitive(),
                        column -> column.nullableAsString(),
                        column -> column.catalogName())
                .containsExactly(
                        tuple("name", "varchar", 2_147_483_647, 0, true),
                        tuple("d", "decimal", 10, 2, false),
                        tuple("t", "timestamp", 3, 0, false),
                        tuple("x", "float", 17, 0, false));
    }

    private static Tuple tuple(String name, String type, int precision, int scale, boolean caseSensitive) {
        return Tuple.tuple(name, type, precision, scale, caseSensitive, "UNKNOWN", "hive");
    }

    @Test
    void a_result_is_read_page_by_page() {
        athena.engine.answer("SELECT 1", Answer.numbers(10));
        String id = athena.run("SELECT 1").queryExecutionId();

        List<List<String>> pages =
                athena
                        .client
                        .getQueryResultsPaginator(
                                request -> request.queryExecutionId(id).maxResults(4))
                        .stream()
                        .map(page -> page.resultSet().rows().stream()
                                .map(row -> row.data().getFirst().varCharValue())
                                .toList())
                        .toList();

        assertThat(pages)
                .containsExactly(List.of("n", "0", "1", "2"), List.of("3", "4", "5", "6"), List.of("7", "8", "9"));
    }

    @Test
    void a_page_that_ends_with_the_result_has_no_next_one() {
        athena.engine.answer("SELECT 1", Answer.numbers(3));
        String id = athena.run("SELECT 1").queryExecutionId();

        GetQueryResultsResponse page = athena.client.getQueryResults(
                request -> request.queryExecutionId(id).maxResults(4));

        assertThat(page.resultSet().rows()).hasSize(4);
        assertThat(page.nextToken()).isNull();
    }

    @Test
    void a_million_rows_are_stored_and_their_last_page_is_found() throws IOException {
        athena.engine.answer("SELECT 1", Answer.numbers(1_000_000));

        String id = athena.run("SELECT 1").queryExecutionId();

        Path file = athena.store.file("bucket", "results/" + id + ".csv");
        assertThat(Files.size(file)).isEqualTo(4 + 10L * 4 + 90 * 5 + 900 * 6 + 9_000 * 7 + 90_000 * 8 + 900_000 * 9);
        long rows = 0;
        String last = "";
        for (GetQueryResultsResponse page : athena.client.getQueryResultsPaginator(
                request -> request.queryExecutionId(id).maxResults(1_000))) {
            rows += page.resultSet().rows().size();
            last = page.resultSet().rows().getLast().data().getFirst().varCharValue();
        }
        assertThat(rows).isEqualTo(1_000_001);
        assertThat(last).isEqualTo("999999");
    }

    @Test
    void a_token_of_another_query_is_refused() {
        athena.engine.answer("SELECT 1", Answer.numbers(3));
        athena.engine.answer("SELECT 2", Answer.numbers(3));
        String one = athena.run("SELECT 1").queryExecutionId();
        String two = athena.run("SELECT 2").queryExecutionId();
        String token = athena.client
                .getQueryResults(request -> request.queryExecutionId(one).maxResults(1))
                .nextToken();

        assertThatThrownBy(() -> athena.client.getQueryResults(
                        request -> request.queryExecutionId(two).nextToken(token)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Invalid NextToken");
    }

    @Test
    void more_than_a_thousand_rows_a_page_are_refused() {
        athena.engine.answer("SELECT 1", Answer.numbers(3));
        String id = athena.run("SELECT 1").queryExecutionId();

        assertThatThrownBy(() -> athena.client.getQueryResults(
                        request -> request.queryExecutionId(id).maxResults(1_001)))
                .hasMessageContaining("MaxResults is more than maximum allowed length 1000");
    }

    @Test
    void results_of_a_query_that_runs_are_refused() {
        athena.engine.answer("SELECT 1", Answer.numbers(1).waitingFor(new CountDownLatch(1), Progress.State.RUNNING));
        String id = athena.start("SELECT 1");
        Awaitility.await().until(() -> athena.get(id).status().state() == QueryExecutionState.RUNNING);

        assertThatThrownBy(() -> athena.rows(id))
                .hasMessageContaining("Query has not yet finished. Current state: RUNNING");
    }

    @Test
    void a_result_location_whose_bucket_is_gone_is_refused() throws IOException {
        Files.delete(athena.store.folder().resolve("bucket"));

        assertThatThrownBy(() -> athena.start("SELECT 1"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Unable to verify/create output bucket bucket");
    }

    @Test
    void a_bucket_that_goes_while_a_query_runs_fails_it_by_name() throws IOException {
        CountDownLatch latch = new CountDownLatch(1);
        athena.engine.answer("SELECT 1", Answer.numbers(1).waitingFor(latch, Progress.State.RUNNING));
        String id = athena.start("SELECT 1");
        Files.delete(athena.store.folder().resolve("bucket"));
        latch.countDown();

        QueryExecution execution = athena.end(id);

        assertThat(execution.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(execution.status().stateChangeReason())
                .startsWith("The result could not be written to s3://bucket/results/" + id + ".csv: ");
    }

    @Test
    void results_that_were_deleted_are_not_found() throws IOException {
        athena.engine.answer("SELECT 1", Answer.numbers(1));
        String id = athena.run("SELECT 1").queryExecutionId();
        Files.delete(athena.store.file("bucket", "results/" + id + ".csv"));

        assertThatThrownBy(() -> athena.rows(id)).hasMessageContaining("Could not find results");
    }

    @Test
    void an_enforced_location_goes_before_the_clients_own() throws IOException {
        athena.store.makeBucket("mine");
        athena.engine.answer("SELECT 1", Answer.numbers(1));
        String enforced = athena.client
                .startQueryExecution(request -> request.queryString("SELECT 1")
                        .workGroup(AthenaFixture.GROUP)
                        .resultConfiguration(results -> results.outputLocation("s3://mine/")))
                .queryExecutionId();
        athena.end(enforced);
        athena.engine.answer("SELECT 1", Answer.numbers(1));
        String own = athena.client
                .startQueryExecution(request -> request.queryString("SELECT 1")
                        .resultConfiguration(results -> results.outputLocation("s3://mine/here")))
                .queryExecutionId();

        assertThat(athena.get(enforced).resultConfiguration().outputLocation())
                .isEqualTo("s3://bucket/results/" + enforced + ".csv");
        assertThat(athena.get(own).resultConfiguration().outputLocation()).isEqualTo("s3://mine/here/" + own + ".csv");
    }

    @Test
    void a_query_without_any_location_is_refused() {
        assertThatThrownBy(() -> athena.client.startQueryExecution(request -> request.queryString("SELECT 1")))
                .hasMessageContaining("No output location provided");
        assertThatThrownBy(() -> athena.client.startQueryExecution(request ->
                        request.queryString("SELECT 1").resultConfiguration(results -> results.outputLocation("/tmp"))))
                .hasMessageContaining("outputLocation is not a valid S3 path");
    }

    @Test
    void an_insert_tells_how_many_rows_it_wrote() {
        athena.engine.answer("INSERT INTO t SELECT 1", Answer.update("INSERT", 42));

        QueryExecution execution = athena.run("INSERT INTO t SELECT 1");

        GetQueryResultsResponse results =
                athena.client.getQueryResults(request -> request.queryExecutionId(execution.queryExecutionId()));
        assertThat(results.updateCount()).isEqualTo(42);
        assertThat(results.resultSet().rows()).isEmpty();
        assertThat(execution.substatementType()).isEqualTo("INSERT");
    }

    @Test
    void an_explanation_is_text_without_a_header() {
        athena.engine.answer(
                "EXPLAIN SELECT 1",
                Answer.rows(List.of(new Column("Query Plan", "varchar")), new Row(List.of("Fragment 0\n  Output"))));

        QueryExecution execution = athena.run("EXPLAIN SELECT 1");

        assertThat(execution.statementType()).isEqualTo(StatementType.UTILITY);
        assertThat(execution.resultConfiguration().outputLocation()).endsWith(".txt");
        assertThat(athena.rows(execution.queryExecutionId()))
                .containsExactly(List.of("Fragment 0"), List.of("  Output"));
    }
}
