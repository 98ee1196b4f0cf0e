package com.wildrydes.local.athena.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.athena.engine.Column;
import com.wildrydes.local.athena.engine.Progress;
import com.wildrydes.local.athena.engine.QueryFailure;
import com.wildrydes.local.athena.service.FakeEngine.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.TooManyRequestsException;

/// A query from its start to its end, through the SDK's own client.
class QueryExecutionsTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
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
    void a_text_that_is_no_statement_is_refused_at_once() {
        assertThatThrownBy(() -> athena.start("SELEC 1"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("line 1:1: mismatched input 'SELEC'. Expecting: ")
                .satisfies(error -> assertThat(((InvalidRequestException) error).athenaErrorCode())
                        .isEqualTo("MALFORMED_QUERY"));
    }

    @Test
    void what_the_engine_cannot_parse_fails_with_its_place() {
        athena.engine.answer(
                "SELECT FROM",
                Answer.failing(new QueryFailure.SyntaxError(
                        new QueryFailure.Position(1, 8), "line 1:8: mismatched input 'FROM'. Expecting: '*'")));

        QueryExecution execution = athena.run("SELECT FROM");

        assertThat(execution.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(execution.status().stateChangeReason())
                .isEqualTo("SYNTAX_ERROR: line 1:8: mismatched input 'FROM'. Expecting: '*'");
        assertThat(execution.status().athenaError().errorCategory()).isEqualTo(2);
        assertThat(execution.status().athenaError().retryable()).isFalse();
        assertThatThrownBy(() -> athena.rows(execution.queryExecutionId()))
                .hasMessageContaining("Query did not finish successfully. Final query state: FAILED");
    }

    @Test
    void parameters_reach_the_engine_as_literals_beside_the_text() {
        athena.engine.answer("SELECT ?", Answer.numbers(0));

        String id = athena.client
                .startQueryExecution(request -> request.queryString("SELECT ?")
                        .workGroup(AthenaFixture.GROUP)
                        .executionParameters("'O''Hara; DROP TABLE wildrydes'"))
                .queryExecutionId();

        assertThat(athena.end(id).executionParameters()).containsExactly("'O''Hara; DROP TABLE wildrydes'");
        assertThat(athena.engine.started()).singleElement().satisfies(statement -> {
            assertThat(statement.text()).isEqualTo("SELECT ?");
            assertThat(statement.parameters()).containsExactly("'O''Hara; DROP TABLE wildrydes'");
        });
    }

    @Test
    void a_parameter_that_is_more_than_a_literal_is_refused() {
        assertThatThrownBy(() -> athena.client.startQueryExecution(request -> request.queryString("SELECT ?")
                        .workGroup(AthenaFixture.GROUP)
                        .executionParameters("1", "'x' OR 1 = 1")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Execution parameter 2 must be one SQL literal")
                .hasMessageContaining("'x' OR 1 = 1");
        assertThat(athena.engine.started()).isEmpty();
    }

    @Test
    void the_same_token_is_the_same_query() {
        athena.engine.answer("SELECT 1", Answer.numbers(1));

        assertThat(startWithToken("SELECT 1")).isEqualTo(startWithToken("SELECT 1"));
    }

    @Test
    void a_token_of_another_request_is_refused() {
        athena.engine.answer("SELECT 1", Answer.numbers(1));
        startWithToken("SELECT 1");

        assertThatThrownBy(() -> startWithToken("SELECT 2"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Idempotent parameters do not match");
    }

    private String startWithToken(String sql) {
        return athena.client
                .startQueryExecution(request ->
                        request.queryString(sql).workGroup(AthenaFixture.GROUP).clientRequestToken(TOKEN))
                .queryExecutionId();
    }

    @Test
    void a_query_that_is_stopped_half_way_is_cancelled_and_leaves_no_result() {
        athena.engine.answer(
                "SELECT 1", Answer.numbers(5).scanning(77).waitingFor(new CountDownLatch(1), Progress.State.RUNNING));
        String id = athena.start("SELECT 1");
        Awaitility.await().until(() -> athena.get(id).status().state() == QueryExecutionState.RUNNING);

        athena.client.stopQueryExecution(request -> request.queryExecutionId(id));
        athena.client.stopQueryExecution(request -> request.queryExecutionId(id));

        QueryExecution execution = athena.get(id);
        assertThat(execution.status().state()).isEqualTo(QueryExecutionState.CANCELLED);
        assertThat(execution.status().stateChangeReason()).isEqualTo("Query cancelled by user");
        assertThat(execution.statistics().dataScannedInBytes()).isEqualTo(77);
        assertThat(athena.store.file("bucket", "results/" + id + ".csv")).doesNotExist();
        // Its thread is free again.
        athena.engine.answer("SELECT 2", Answer.numbers(1));
        assertThat(athena.run("SELECT 2").status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
    }

    @Test
    void a_query_waits_while_the_engine_starts_and_says_so() {
        CountDownLatch latch = new CountDownLatch(1);
        athena.engine.answer("SELECT 1", Answer.numbers(1).waitingFor(latch, Progress.State.STARTING_ENGINE));
        String id = athena.start("SELECT 1");
        Awaitility.await().until(() -> athena.get(id).status().stateChangeReason() != null);

        QueryExecution waiting = athena.get(id);
        latch.countDown();

        assertThat(waiting.status().state()).isEqualTo(QueryExecutionState.QUEUED);
        assertThat(waiting.status().stateChangeReason()).startsWith("The query engine is starting");
        assertThat(athena.end(id).status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(athena.get(id).status().stateChangeReason()).isNull();
    }

    @Test
    void queries_wait_for_each_other_and_too_many_are_refused() {
        CountDownLatch latch = new CountDownLatch(1);
        athena.engine.answer("SELECT 1", Answer.numbers(1).waitingFor(latch, Progress.State.RUNNING));
        athena.engine.answer("SELECT 2", Answer.numbers(1));
        String first = athena.start("SELECT 1");
        String second = athena.start("SELECT 2");
        String third = athena.start("SELECT 2");
        assertThatThrownBy(() -> athena.start("SELECT 2"))
                .isInstanceOf(TooManyRequestsException.class)
                .satisfies(error -> assertThat(((TooManyRequestsException) error).reasonAsString())
                        .isEqualTo("CONCURRENT_QUERY_LIMIT_EXCEEDED"));
        assertThat(athena.get(second).status().state()).isEqualTo(QueryExecutionState.QUEUED);

        athena.client.stopQueryExecution(request -> request.queryExecutionId(third));
        latch.countDown();

        assertThat(athena.end(first).status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(athena.end(second).status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(athena.get(third).status().state()).isEqualTo(QueryExecutionState.CANCELLED);
        assertThat(athena.engine.started()).hasSize(2);
    }

    @Test
    void a_query_that_scans_more_than_its_workgroup_allows_is_cancelled() {
        athena.engine.answer(
                "SELECT 1",
                Answer.numbers(1).scanning(20_000_001).waitingFor(new CountDownLatch(1), Progress.State.RUNNING));

        QueryExecution execution = athena.run("SELECT 1");

        assertThat(execution.status().state()).isEqualTo(QueryExecutionState.CANCELLED);
        assertThat(execution.status().stateChangeReason())
                .isEqualTo("Query cancelled! : Bytes scanned limit was exceeded");
    }

    @Test
    void the_limit_itself_may_be_scanned() {
        athena.engine.answer("SELECT 1", Answer.numbers(1).scanning(20_000_000));

        assertThat(athena.run("SELECT 1").status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
    }

    @Test
    void an_unknown_id_or_workgroup_is_refused_by_name() {
        assertThatThrownBy(() -> athena.get("none")).hasMessageContaining("QueryExecution none was not found");
        assertThatThrownBy(() -> athena.client.startQueryExecution(
                        request -> request.queryString("SELECT 1").workGroup("none")))
                .hasMessageContaining("WorkGroup none is not found.");
    }

    @Test
    void a_batch_tells_what_it_did_not_find() {
        athena.engine.answer("SELECT 1", Answer.numbers(1));
        String id = athena.run("SELECT 1").queryExecutionId();

        var batch = athena.client.batchGetQueryExecution(request -> request.queryExecutionIds(id, "none"));

        assertThat(batch.queryExecutions())
                .extracting(QueryExecution::queryExecutionId)
                .containsExactly(id);
        assertThat(batch.unprocessedQueryExecutionIds()).singleElement().satisfies(missing -> {
            assertThat(missing.queryExecutionId()).isEqualTo("none");
            assertThat(missing.errorMessage()).isEqualTo("QueryExecution none was not found");
        });
    }

    @Test
    void a_workgroups_queries_are_listed_page_by_page() {
        athena.engine.answer("SELECT 1", Answer.numbers(1));
        athena.run("SELECT 1");
        athena.engine.answer("SELECT 1", Answer.numbers(1));
        athena.run("SELECT 1");

        List<List<String>> pages = athena
                .client
                .listQueryExecutionsPaginator(
                        request -> request.workGroup(AthenaFixture.GROUP).maxResults(1))
                .stream()
                .map(page -> page.queryExecutionIds())
                .toList();

        assertThat(pages)
                .hasSize(2)
                .allSatisfy(page -> assertThat(page).hasSize(1))
                .doesNotHaveDuplicates();
        assertThat(athena.client.listQueryExecutions(request -> {}).queryExecutionIds())
                .isEmpty();
    }
}
