package com.wildrydes.athenaqueries.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static software.amazon.awssdk.services.athena.model.QueryExecutionState.CANCELLED;
import static software.amazon.awssdk.services.athena.model.QueryExecutionState.FAILED;
import static software.amazon.awssdk.services.athena.model.QueryExecutionState.QUEUED;
import static software.amazon.awssdk.services.athena.model.QueryExecutionState.RUNNING;
import static software.amazon.awssdk.services.athena.model.QueryExecutionState.SUCCEEDED;

import com.wildrydes.athenaqueries.catalogue.BoundQuery;
import com.wildrydes.athenaqueries.result.Column;
import com.wildrydes.athenaqueries.result.RowWriter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class QueryRunTest {
    private static final BoundQuery QUERY = new BoundQuery(List.of("SELECT * FROM t WHERE a = ", ""), List.of("'x'"));

    private final FakeAthena athena = new FakeAthena();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> states = new ArrayList<>();
    private final Collected rows = new Collected();

    @Test
    void a_statement_is_started_with_its_parameters_where_it_belongs() throws Exception {
        athena.states(SUCCEEDED).rows(0);
        run(QUERY);
        assertThat(athena.started).singleElement().satisfies(request -> {
            assertThat(request.queryString()).isEqualTo(QUERY.sql());
            assertThat(request.executionParameters()).containsExactly("'x'");
            assertThat(request.workGroup()).isEqualTo("group");
            assertThat(request.queryExecutionContext().database()).isEqualTo("base");
            assertThat(request.clientRequestToken()).isEqualTo("token-of-this-run");
        });
    }

    @Test
    void without_parameters_none_are_sent_because_athena_refuses_an_empty_list() throws Exception {
        athena.states(SUCCEEDED).rows(0);
        run(BoundQuery.of("SELECT 1"));
        assertThat(athena.started.getFirst().hasExecutionParameters()).isFalse();
    }

    @Test
    void the_result_comes_without_its_header() throws Exception {
        athena.states(SUCCEEDED).rows(2);
        Summary summary = run(QUERY);
        assertThat(rows.columns).extracting(Column::name).containsExactly("name", "n");
        assertThat(rows.rows).containsExactly(List.of("unicorn 0", "0"), List.of("unicorn 1", "1"));
        assertThat(rows.ended).isTrue();
        assertThat(summary.rows()).isEqualTo(2);
        assertThat(summary.bytesScanned()).isEqualTo(1234);
    }

    @Test
    void a_null_is_a_null() throws Exception {
        athena.states(SUCCEEDED).row(FakeAthena.row("name", "n"), FakeAthena.row("a", null));
        run(QUERY);
        assertThat(rows.rows).containsExactly(Arrays.asList("a", null));
    }

    @Test
    void what_is_no_query_has_no_header_to_leave_out() throws Exception {
        athena.states(SUCCEEDED).utility("Query Plan", "Query Plan", "Fragment 0");
        run(BoundQuery.of("EXPLAIN SELECT 1"));
        assertThat(rows.rows).containsExactly(List.of("Query Plan"), List.of("Fragment 0"));
    }

    @Test
    void a_million_rows_are_read_a_page_at_a_time() throws Exception {
        athena.states(SUCCEEDED).rows(1_000_000);
        var counting = new Counting();
        Summary summary = newRun(QUERY).run(counting, progress -> {});
        assertThat(summary.rows()).isEqualTo(1_000_000);
        assertThat(counting.sum).isEqualTo(999_999L * 1_000_000 / 2);
        assertThat(athena.pages).hasSize(1_001).allMatch(page -> page.maxResults() == 1_000);
    }

    @Test
    void pauses_grow_between_two_looks() throws Exception {
        athena.states(QUEUED, QUEUED, RUNNING, RUNNING, RUNNING, SUCCEEDED).rows(0);
        run(QUERY);
        assertThat(states).containsExactly("QUEUED", "QUEUED", "RUNNING", "RUNNING", "RUNNING", "SUCCEEDED");
        assertThat(pauses).hasSize(5).isSorted().allMatch(pause -> pause.compareTo(Duration.ofSeconds(2)) <= 0);
        assertThat(pauses.getLast()).isGreaterThan(pauses.getFirst());
    }

    @Test
    void a_failure_has_athenas_reason() {
        athena.states(RUNNING, FAILED).reason("SYNTAX_ERROR: line 1:8: Column 'x' cannot be resolved");
        assertThatExceptionOfType(QueryFailedException.class)
                .isThrownBy(() -> run(QUERY))
                .withMessage("SYNTAX_ERROR: line 1:8: Column 'x' cannot be resolved");
        assertThat(athena.stopped).isEmpty();
    }

    @Test
    void a_query_that_somebody_else_stopped_says_so() {
        athena.states(RUNNING, CANCELLED).reason("cancelled by user");
        assertThatExceptionOfType(QueryStoppedException.class)
                .isThrownBy(() -> run(QUERY))
                .withMessage("the query was stopped in Athena: cancelled by user");
    }

    @Test
    void stopping_stops_the_query_in_athena_once() {
        athena.states(RUNNING);
        var run = newRun(QUERY);
        assertThatExceptionOfType(QueryStoppedException.class).isThrownBy(() -> run.run(rows, progress -> run.stop()));
        assertThat(athena.stopped).containsExactly(FakeAthena.ID);
    }

    @Test
    void the_run_does_not_end_before_its_stop_has_reached_athena() throws Exception {
        athena.states(RUNNING);
        var run = newRun(QUERY);
        Thread running = Thread.currentThread();
        var stopping = new Thread(run::stop, "stopping");
        var underWay = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        athena.onStop = () -> {
            underWay.countDown();
            await().until(() -> running.getState() == Thread.State.BLOCKED || order.contains("ended"));
            order.add("stopped");
        };

        assertThatExceptionOfType(QueryStoppedException.class)
                .isThrownBy(() -> run.run(rows, progress -> {
                    stopping.start();
                    await().until(() -> underWay.getCount() == 0);
                }));
        order.add("ended");
        stopping.join();

        assertThat(order).containsExactly("stopped", "ended");
    }

    @Test
    void stopping_while_the_start_is_on_its_way_stops_what_was_started() {
        athena.states(RUNNING);
        var run = newRun(QUERY);
        athena.onStart = run::stop;
        assertThatExceptionOfType(QueryStoppedException.class).isThrownBy(() -> run.run(rows, progress -> {}));
        assertThat(athena.stopped).containsExactly(FakeAthena.ID);
    }

    @Test
    void a_run_that_was_stopped_before_starts_nothing() {
        var run = newRun(QUERY);
        run.stop();
        assertThatExceptionOfType(QueryStoppedException.class).isThrownBy(() -> run.run(rows, progress -> {}));
        assertThat(athena.started).isEmpty();
    }

    @Test
    void stopping_half_way_through_the_result_ends_the_reading() {
        athena.states(SUCCEEDED).rows(5_000);
        var run = newRun(QUERY);
        rows.onRow = () -> {
            if (rows.rows.size() == 1_500) {
                run.stop();
            }
        };
        assertThatExceptionOfType(QueryStoppedException.class).isThrownBy(() -> run.run(rows, progress -> {}));
        assertThat(athena.pages).hasSize(2);
        assertThat(athena.stopped).as("it is over in Athena").isEmpty();
    }

    @Test
    void whatever_ends_the_wait_stops_the_query_and_keeps_its_cause() {
        athena.states(RUNNING);
        athena.onStop = () -> {
            throw SdkClientException.create("nobody there");
        };
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> newRun(QUERY).run(rows, progress -> {
                    throw new IllegalStateException("first");
                }))
                .withMessage("first")
                .satisfies(e -> assertThat(e.getSuppressed()).singleElement().isInstanceOf(SdkClientException.class));
        assertThat(athena.stopped).containsExactly(FakeAthena.ID);
    }

    private Summary run(BoundQuery query) throws Exception {
        return newRun(query).run(rows, progress -> states.add(progress.state()));
    }

    private QueryRun newRun(BoundQuery query) {
        return new QueryRun(
                athena,
                new Workspace("group", "base"),
                query,
                "token-of-this-run",
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                pauses::add);
    }

    private static final class Collected implements RowWriter {
        private List<Column> columns = List.of();
        private final List<List<String>> rows = new ArrayList<>();
        private boolean ended;
        private Runnable onRow = () -> {};

        @Override
        public void columns(List<Column> columns) {
            this.columns = columns;
        }

        @Override
        public void row(List<String> values) {
            rows.add(values);
            onRow.run();
        }

        @Override
        public void end() {
            ended = true;
        }
    }

    private static final class Counting implements RowWriter {
        private long sum;

        @Override
        public void columns(List<Column> columns) {}

        @Override
        public void row(List<String> values) throws IOException {
            sum += Long.parseLong(values.get(1));
        }

        @Override
        public void end() {}
    }
}
