package com.wildrydes.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.wildrydes.cli.CommandRun;
import com.wildrydes.cli.terminal.Interrupts;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `query` against the stack that `up` starts: from the simulator through stream, Archiver, Firehose and Parquet to the
/// rows on standard output.
class QueryIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] FLEET = {
        "simulate", "--unicorns", "5", "--duration", "60s", "--speed", "max", "--start", "2026-07-21 09:00:00"
    };
    private static final int EVENTS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private static Path data;

    private static RunningStack stack;
    private static CommandRun beforeAnyEvent;

    @BeforeAll
    static void start() {
        stack = RunningStack.start(
                data, "--parameter", "ArchiveWindowSeconds=0", "--parameter", "ArchiveBufferSeconds=1");
        beforeAnyEvent = stack.run("query", "total-distance", "--format", "csv");
        assertThat(stack.run(FLEET).exitCode()).isZero();
        await().atMost(PATIENCE).until(() -> archived() == EVENTS);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        stack.close();
    }

    @Test
    void an_empty_archive_has_a_header_and_no_rows() {
        assertThat(beforeAnyEvent.exitCode()).isZero();
        assertThat(beforeAnyEvent.out()).isEqualTo("name,metres,events,first_event,last_event\n");
        assertThat(beforeAnyEvent.err()).contains("\n0 rows in ");
    }

    @Test
    void total_distance_is_that_of_the_events_that_were_sent() throws IOException {
        CommandRun run = stack.run("query", "total-distance", "--format", "csv");
        assertThat(run.exitCode()).isZero();
        List<String> rows = run.out().lines().skip(1).toList();
        assertThat(rows.stream().map(row -> row.substring(0, row.indexOf(',', row.indexOf(',') + 1))))
                .containsExactlyElementsOf(expectedDistances());
        assertThat(run.err())
                .startsWith("target: local stack at ")
                .containsPattern(
                        "\n5 rows in [\\d.]+ s, [\\d.]+ [KM]?B? ?(bytes )?scanned \\(about \\$0\\.00005 on AWS\\)\n$");
    }

    @Test
    void a_query_with_parameters_answers_in_every_format() throws IOException {
        String name = expectedDistances().getFirst().split(",")[0];
        String[] trip = {"query", "trip", "--param", "name=" + name, "--param", "from=2026-07-21T05:00:30-04:00"};
        JsonNode rows = JSON.readTree(stack.run(with(trip, "--format", "json")).out());
        assertThat(rows).hasSize(30);
        assertThat(rows.get(0).get("latitude").isNumber()).isTrue();
        assertThat(stack.run(with(trip, "--format", "csv")).out().lines()).hasSize(1 + 30);
        assertThat(stack.run(trip).out().lines())
                .hasSize(2 + 30)
                .first()
                .asString()
                .startsWith("statustime  ");
    }

    @Test
    void a_statement_comes_from_the_command_line_or_from_standard_input() {
        assertThat(stack.run("query", "--sql", "SELECT count(*) AS n FROM unicorn_events", "--format", "csv")
                        .out())
                .isEqualTo("n\n300\n");
        CommandRun run = CommandRun.of(
                environment(), "SELECT 'a' AS x\n", asked -> () -> {}, "query", "--sql", "-", "--format", "csv");
        assertThat(run.out()).isEqualTo("x\na\n");
    }

    @Test
    void a_plan_is_shown_in_place_of_the_result() {
        CommandRun run = stack.run("query", "total-distance", "--explain");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Fragment 0", "wildrydes");
    }

    @Test
    void sql_that_does_not_parse_fails_with_the_place() {
        CommandRun run = stack.run("query", "--sql", "SELECT FROM WHERE");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("line 1:").contains("mismatched input");
    }

    @Test
    void sql_that_names_nothing_there_is_fails_with_athenas_reason() {
        CommandRun run = stack.run("query", "--sql", "SELECT colour FROM unicorn_events");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("wildrydes query: the query failed: ").contains("'colour' cannot be resolved");
    }

    @Test
    void a_million_rows_come_out_one_by_one() {
        CommandRun run = stack.run(
                "query",
                "--format",
                "csv",
                "--sql",
                "SELECT 1000 * a.x + b.y AS n FROM UNNEST(sequence(0, 999)) AS a (x)"
                        + " CROSS JOIN UNNEST(sequence(0, 999)) AS b (y)");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().skip(1).mapToLong(Long::parseLong).sum()).isEqualTo(999_999L * 1_000_000 / 2);
        assertThat(run.err()).contains("\n1,000,000 rows in ");
    }

    @Test
    void ctrl_c_stops_the_query_on_the_server() throws Exception {
        var stop = new CompletableFuture<Runnable>();
        Interrupts interrupts = asked -> {
            stop.complete(asked);
            return () -> {};
        };
        String endless = "SELECT count(*) FROM UNNEST(sequence(1, 10000)) AS a (x)"
                + " CROSS JOIN UNNEST(sequence(1, 10000)) AS b (y) CROSS JOIN UNNEST(sequence(1, 10000)) AS c (z)";
        CompletableFuture<CommandRun> run = CompletableFuture.supplyAsync(
                () -> CommandRun.of(environment(), interrupts, "query", "--sql", endless),
                task -> Thread.ofPlatform().name("query").start(task));
        Runnable interrupt = stop.join();
        await().atMost(PATIENCE)
                .until(() -> AthenaStates.of(stack.endpoint(), endless).contains("RUNNING"));
        interrupt.run();
        assertThat(run.join().exitCode()).isEqualTo(130);
        assertThat(run.join().out()).isEmpty();
        await().atMost(PATIENCE)
                .until(() -> AthenaStates.of(stack.endpoint(), endless).equals(List.of("CANCELLED")));
    }

    @Test
    void a_corrupt_file_among_good_ones_is_named() throws IOException {
        Path good;
        try (Stream<Path> files = Files.walk(data)) {
            good = files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
        Path corrupt = good.resolveSibling("corrupt.parquet");
        Files.writeString(corrupt, "no Parquet at all, only text that is long enough to have a footer".repeat(10));
        try {
            CommandRun run = stack.run("query", "total-distance");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("the query failed: ").contains("corrupt.parquet");
        } finally {
            Files.delete(corrupt);
        }
    }

    private static int archived() {
        CommandRun run = stack.run("query", "--sql", "SELECT count(*) AS n FROM unicorn_events", "--format", "csv");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Integer.parseInt(run.out().lines().skip(1).findFirst().orElseThrow());
    }

    /// `name,metres`, furthest first, added up from the same seed's events.
    private static List<String> expectedDistances() throws IOException {
        Map<String, BigDecimal> metres = new TreeMap<>();
        for (String line :
                CommandRun.of(with(FLEET, "--out", "-")).out().lines().toList()) {
            JsonNode event = JSON.readTree(line);
            metres.merge(event.get("Name").textValue(), event.get("Distance").decimalValue(), BigDecimal::add);
        }
        return metres.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder()))
                .map(total -> total.getKey() + "," + total.getValue().setScale(3, RoundingMode.UNNECESSARY))
                .toList();
    }

    private static String[] with(String[] arguments, String... more) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static Map<String, String> environment() {
        return Map.of("AWS_ENDPOINT_URL", stack.endpoint().toString());
    }
}
