package com.wildrydes.local.athena.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.athena.AthenaSettings;
import com.wildrydes.local.athena.NamedQuery;
import com.wildrydes.local.athena.engine.Progress;
import com.wildrydes.local.athena.service.FakeEngine.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;

/// What a stack finds of the one before it.
class RestartTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    @Test
    void an_execution_and_its_result_are_there_after_a_restart() throws IOException {
        String id;
        try (AthenaFixture before = AthenaFixture.open(folder, Clock.systemUTC())) {
            before.engine.answer("SELECT 1", Answer.numbers(2));
            id = before.client
                    .startQueryExecution(request -> request.queryString("SELECT 1")
                            .workGroup(AthenaFixture.GROUP)
                            .clientRequestToken(TOKEN))
                    .queryExecutionId();
            before.end(id);
        }
        try (AthenaFixture after = AthenaFixture.open(folder, Clock.systemUTC())) {
            assertThat(after.get(id).status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
            assertThat(after.rows(id)).containsExactly(List.of("n"), List.of("0"), List.of("1"));
            assertThat(after.client
                            .startQueryExecution(request -> request.queryString("SELECT 1")
                                    .workGroup(AthenaFixture.GROUP)
                                    .clientRequestToken(TOKEN))
                            .queryExecutionId())
                    .isEqualTo(id);
        }
    }

    /// The folder is copied while the query runs: what a killed process leaves.
    @Test
    void an_execution_that_ran_when_the_stack_was_killed_has_failed_and_says_why(@TempDir Path killed)
            throws IOException {
        String id;
        try (AthenaFixture before = AthenaFixture.open(folder, Clock.systemUTC())) {
            before.engine.answer(
                    "SELECT 1", Answer.numbers(1).waitingFor(new CountDownLatch(1), Progress.State.RUNNING));
            id = before.start("SELECT 1");
            Awaitility.await().until(() -> before.get(id).status().state() == QueryExecutionState.RUNNING);
            copy(folder, killed);
        }
        try (AthenaFixture after = AthenaFixture.open(killed, Clock.systemUTC())) {
            QueryExecution execution = after.get(id);
            assertThat(execution.status().state()).isEqualTo(QueryExecutionState.FAILED);
            assertThat(execution.status().stateChangeReason())
                    .isEqualTo("The local stack stopped while the query ran: run it again");
            assertThat(execution.status().athenaError().retryable()).isTrue();
        }
    }

    @Test
    void a_stack_that_closes_fails_what_runs() throws IOException {
        String id;
        try (AthenaFixture before = AthenaFixture.open(folder, Clock.systemUTC())) {
            before.engine.answer(
                    "SELECT 1", Answer.numbers(1).waitingFor(new CountDownLatch(1), Progress.State.RUNNING));
            id = before.start("SELECT 1");
        }
        try (AthenaFixture after = AthenaFixture.open(folder, Clock.systemUTC())) {
            assertThat(after.get(id).status().state()).isEqualTo(QueryExecutionState.FAILED);
        }
    }

    @Test
    void half_a_result_of_a_killed_stack_is_swept_up() throws IOException {
        Path leftover = folder.resolve("athena").resolve("scratch").resolve("half");
        Files.createDirectories(leftover.getParent());
        Files.writeString(leftover, "\"n\"\n\"1");

        try (AthenaFixture after = AthenaFixture.open(folder, Clock.systemUTC())) {
            assertThat(after.athena).isNotNull();
            assertThat(leftover).doesNotExist();
        }
    }

    @Test
    void executions_are_forgotten_after_their_time() throws IOException {
        Instant then = Instant.parse("2026-07-01T00:00:00Z");
        try (AthenaFixture before = AthenaFixture.open(folder, Clock.fixed(then, ZoneOffset.UTC))) {
            before.engine.answer("SELECT 1", Answer.numbers(1));
            before.run("SELECT 1");
        }
        Instant later = then.plus(AthenaSettings.DEFAULT.history()).plus(Duration.ofMillis(1));
        try (AthenaFixture after = AthenaFixture.open(folder, Clock.fixed(later, ZoneOffset.UTC))) {
            assertThat(after.client
                            .listQueryExecutions(request -> request.workGroup(AthenaFixture.GROUP))
                            .queryExecutionIds())
                    .isEmpty();
        }
    }

    @Test
    void saved_statements_and_the_catalog_survive() throws IOException {
        NamedQuery query = NamedQuery.declared("trip", "wildrydes", "", "SELECT 1", AthenaFixture.GROUP);
        try (AthenaFixture before = AthenaFixture.open(folder, Clock.systemUTC())) {
            before.athena.saved().put(query);
            before.run("PREPARE p FROM SELECT 1");
            before.run("CREATE DATABASE rides");
        }
        try (AthenaFixture after = AthenaFixture.open(folder, Clock.systemUTC())) {
            assertThat(after.client
                            .getNamedQuery(request -> request.namedQueryId(query.id()))
                            .namedQuery()
                            .queryString())
                    .isEqualTo("SELECT 1");
            assertThat(after.client
                            .getPreparedStatement(request ->
                                    request.workGroup(AthenaFixture.GROUP).statementName("p"))
                            .preparedStatement()
                            .queryStatement())
                    .isEqualTo("SELECT 1");
            assertThat(after.glue.database("rides")).isPresent();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
