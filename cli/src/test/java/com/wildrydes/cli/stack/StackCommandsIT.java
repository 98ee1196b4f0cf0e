package com.wildrydes.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wildrydes.cli.CommandRun;
import com.wildrydes.cli.target.AwsClients;
import com.wildrydes.cli.target.Target;
import com.wildrydes.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The commands against the local stack that `up` starts, with the Aggregator in a process of its own.
///
/// Runs after the package phase, which makes the functions' code. Each test has a day of its own in event time, so that
/// they do not see each other's minutes.
class StackCommandsIT {
    @TempDir
    private static Path data;

    private static RunningStack stack;
    private static AwsClients clients;

    @BeforeAll
    static void start() {
        stack = RunningStack.start(
                data,
                "--parameter",
                "AggregationWindowSeconds=0",
                "--parameter",
                "ArchiveWindowSeconds=0",
                "--parameter",
                "ArchiveBufferSeconds=1");
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        clients = AwsClients.of(
                new Target.LocalStack(stack.endpoint(), "us-east-1", null),
                new Terminal(
                        Map.of(),
                        InputStream.nullInputStream(),
                        nowhere,
                        nowhere,
                        false,
                        Clock.systemUTC(),
                        asked -> () -> {}));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        clients.close();
        CommandRun up = stack.stop();
        assertThat(up.exitCode()).isZero();
        assertThat(up.err()).startsWith("target: local stack at " + stack.endpoint() + "\n");
    }

    @Test
    void what_simulate_sends_is_counted_once_in_its_minute() {
        CommandRun simulate = simulate("2026-01-01 10:00:30");
        CommandRun audit = audit("2026-01-01");

        assertThat(simulate.exitCode()).isZero();
        assertThat(simulate.err()).isEqualTo("target: local stack at " + stack.endpoint() + "\n");
        assertThat(simulate.out()).contains("acknowledged              300\n", "unsent                      0\n");
        assertThat(audit)
                .isEqualTo(new CommandRun(
                        0,
                        "audit: 10 minutes, 0 missing, 0 doubled, 0 different\n",
                        "target: local stack at " + stack.endpoint() + "\n"));
    }

    @Test
    void the_same_events_sent_twice_are_counted_once() {
        simulate("2026-01-02 10:00:30");
        simulate("2026-01-02 10:00:30");

        assertThat(audit("2026-01-02").out()).isEqualTo("audit: 10 minutes, 0 missing, 0 doubled, 0 different\n");
    }

    @Test
    void an_audit_finds_what_is_missing_doubled_or_different() {
        simulate("2026-01-03 10:00:30");
        assertThat(audit("2026-01-03").exitCode()).isZero();

        try (var dynamoDb = clients.dynamoDb()) {
            dynamoDb.deleteItem(request -> request.tableName("UnicornSensorData")
                    .key(Map.of("Name", text("Shadowfax"), "StatusTime", text("2026-01-03 10:00:00"))));
            dynamoDb.updateItem(request -> request.tableName("UnicornSensorData")
                    .key(Map.of("Name", text("Shadowfax"), "StatusTime", text("2026-01-03 10:01:00")))
                    .updateExpression("SET Samples = Samples + :n")
                    .expressionAttributeValues(Map.of(":n", AttributeValue.fromN("1"))));
            dynamoDb.putItem(request -> request.tableName("UnicornSensorData")
                    .item(Map.of(
                            "Name",
                            text("Nobody"),
                            "StatusTime",
                            text("2026-01-03 10:00:00"),
                            "Samples",
                            AttributeValue.fromN("7"))));
        }
        CommandRun audit = stack.run("audit", "--from", "2026-01-03", "--to", "2026-01-04", "--wait", "0");

        assertThat(audit.exitCode()).isEqualTo(1);
        assertThat(audit.out()).isEqualTo("""
                        different: 2026-01-03 10:00:00 Nobody: 7 events in the table, none in the archive
                        missing: 2026-01-03 10:00:00 Shadowfax: not in the table, 30 events in the archive
                        doubled: 2026-01-03 10:01:00 Shadowfax: Samples 31 in the table, 30 recomputed
                        audit: 11 minutes, 1 missing, 1 doubled, 1 different
                        """);
    }

    @Test
    void what_is_no_event_can_be_listed_shown_and_redriven() {
        String payload = "{\"Name\":\"Gloom\",\"StatusTime\":\"2026-01-04 10:00:00.000\",\"Latitude\":91}\n";
        put("Gloom", payload);

        String id = await().atMost(Duration.ofSeconds(60))
                .until(() -> listed("Gloom"), list -> list.size() == 1)
                .getFirst();
        CommandRun show = stack.run("quarantine", "show", id);
        assertThat(show.exitCode()).isZero();
        assertThat(show.out())
                .contains("ID:            " + id + "\n", "partition key: Gloom\n", "\n\n" + payload)
                .containsPattern("reason: +\\S+");

        CommandRun redrive = stack.run("quarantine", "redrive", id);
        assertThat(redrive.exitCode()).isZero();
        assertThat(redrive.out()).isEqualTo("put back on the stream: 1 items with 1 events\n");
        // It is still no event, so it comes back, as another record.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> listed("Gloom"), list -> list.size() == 1 && !list.contains(id));
    }

    @Test
    void a_failed_batch_is_redriven_member_by_member_and_counted() {
        String event = "{\"Name\":\"Phoenix\",\"StatusTime\":\"2026-01-05 10:00:00.000\",\"Latitude\":40.7,"
                + "\"Longitude\":-73.9,\"Distance\":1,\"HealthPoints\":150,\"MagicPoints\":150}\n";
        String key = "aws/lambda/11111111-2222-3333-4444-555555555555/shardId-000000000000/2026/01/05/batch";
        String object = failedBatch("Phoenix", event);
        try (var s3 = clients.s3()) {
            s3.putObject(
                    request ->
                            request.bucket("wildrydes-000000000000-us-east-1").key(key),
                    RequestBody.fromString(object));
        }

        assertThat(stack.run("quarantine", "list").out())
                .contains(
                        key + "\t2026-01-05T10:10:00Z\t1 records of shardId-000000000000\tRetryAttemptsExhausted after"
                                + " 101 attempts\n");
        assertThat(stack.run("quarantine", "show", key).out()).endsWith("\npartition key: Phoenix\n" + event);
        assertThat(stack.run("quarantine", "redrive", key).out())
                .isEqualTo("put back on the stream: 1 items with 1 events\n");
        assertThat(stack.run("quarantine", "show", key))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "target: local stack at " + stack.endpoint()
                                + "\nwildrydes quarantine show: nothing with the ID '" + key
                                + "' is in quarantine: 'quarantine list' shows the IDs\n"));
        assertThat(audit("2026-01-05").out()).isEqualTo("audit: 1 minutes, 0 missing, 0 doubled, 0 different\n");
    }

    @Test
    void what_cannot_be_read_or_put_back_is_named_and_keeps_nothing_else_in_quarantine() {
        String folder = "aws/lambda/11111111-2222-3333-4444-555555555555/shardId-000000000000/2026/01/08/";
        String unreadable = folder + "1-unreadable";
        String unsendable = folder + "2-unsendable";
        String good = folder + "3-good";
        String event = "{\"Name\":\"Comet\",\"StatusTime\":\"2026-01-08 10:00:00.000\",\"Latitude\":40.7,"
                + "\"Longitude\":-73.9,\"Distance\":1,\"HealthPoints\":150,\"MagicPoints\":150}\n";
        try (var s3 = clients.s3()) {
            Map.of(
                            unreadable, "no JSON",
                            unsendable, failedBatch("K".repeat(257), "{}"),
                            good, failedBatch("Comet", event))
                    .forEach((key, object) -> s3.putObject(
                            request -> request.bucket("wildrydes-000000000000-us-east-1")
                                    .key(key),
                            RequestBody.fromString(object)));

            assertThat(stack.run("quarantine", "list").out())
                    .contains(unreadable + "\t\t\tthe failed batch " + unreadable + " cannot be read")
                    .contains(unsendable + "\t", good + "\t");
            CommandRun redrive = stack.run("quarantine", "redrive", "--all");
            assertThat(redrive.exitCode()).isEqualTo(1);
            assertThat(redrive.err())
                    .contains("2 items cannot be put back and stay in quarantine: " + unreadable, unsendable);
            assertThat(stack.run("quarantine", "list").out())
                    .contains(unreadable, unsendable)
                    .doesNotContain(good);

            for (String key : List.of(unreadable, unsendable)) {
                s3.deleteObject(request ->
                        request.bucket("wildrydes-000000000000-us-east-1").key(key));
            }
        }
    }

    /// A batch of one record, as a mapping gives it up.
    private static String failedBatch(String partitionKey, String data) {
        String invocation = "{\"Records\":[{\"kinesis\":{\"partitionKey\":\"" + partitionKey + "\",\"data\":\""
                + Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8)) + "\"}}]}";
        return "{\"requestContext\":{\"condition\":\"RetryAttemptsExhausted\",\"approximateInvokeCount\":101},"
                + "\"timestamp\":\"2026-01-05T10:10:00.000Z\",\"KinesisBatchInfo\":{\"shardId\":\"shardId-000000000000\"},"
                + "\"payload\":\"" + invocation.replace("\"", "\\\"") + "\"}";
    }

    @Test
    void recorded_trips_are_replayed_and_bad_rows_reported() {
        CommandRun replay = CommandRun.of(
                Map.of("AWS_ENDPOINT_URL", stack.endpoint().toString()),
                """
                Name,StatusTime,lat,lon
                Comet,2026-01-06 10:00:00,40.7,-73.9
                Comet,2026-01-06 10:00:01,95,-73.9
                Comet,2026-01-06 10:00:02,40.701,-73.9
                """,
                asked -> () -> {},
                "replay",
                "-",
                "--map",
                "Latitude=lat,Longitude=lon");

        assertThat(replay.exitCode()).isZero();
        assertThat(replay.err()).contains("stdin:3: Latitude must be in [-90, 90] degrees");
        assertThat(replay.out())
                .contains(
                        "read                        3\n",
                        "acknowledged                2\n",
                        "rejected                    1\n");
        assertThat(audit("2026-01-06").out()).isEqualTo("audit: 1 minutes, 0 missing, 0 doubled, 0 different\n");
    }

    @Test
    void tail_prints_one_unicorns_events_until_it_is_stopped() throws Exception {
        simulate("2026-01-07 10:00:30");
        var out = new ByteArrayOutputStream();
        var stop = new CompletableFuture<Runnable>();
        var tail = CompletableFuture.supplyAsync(
                () -> CommandRun.of(
                        Map.of("AWS_ENDPOINT_URL", stack.endpoint().toString()),
                        "",
                        asked -> {
                            stop.complete(asked);
                            return () -> {};
                        },
                        out,
                        "tail",
                        "--from",
                        "trim-horizon",
                        "--name",
                        "Shadowfax"),
                task -> Thread.ofPlatform().start(task));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> out.toString(StandardCharsets.UTF_8).contains("\"StatusTime\":\"2026-01-07 10:01:29"));
        stop.join().run();

        CommandRun ended = tail.join();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out().lines()).allMatch(line -> line.startsWith("{\"Name\":\"Shadowfax\","));
    }

    @Test
    void status_says_how_far_everything_is() {
        simulate("2026-01-08 10:00:30");
        audit("2026-01-08");

        CommandRun status = stack.run("status");

        assertThat(status.exitCode()).isZero();
        assertThat(status.out())
                .containsPattern("stream +wildrydes, ACTIVE, 2 open shards, keeps 24 h\n")
                .containsPattern("shard +shardId-000000000000, open, 50.0 % of the keys\n")
                .containsPattern(
                        "mapping +Aggregator, Enabled, lag [0-9.]+ s \\(greatest of a minute\\), last result: OK\n")
                .containsPattern(
                        "events +[0-9,]+ received = [0-9,]+ counted \\+ [0-9,]+ duplicates \\+ [0-9,]+ quarantined\n")
                .containsPattern(
                        "mapping +Archiver, Enabled, lag [0-9.]+ s \\(greatest of a minute\\), last result: OK\n")
                .containsPattern(
                        "archive +[0-9,]+ received = [0-9,]+ archived \\+ [0-9,]+ repeated \\+ [0-9,]+ rejected\n")
                .containsPattern("delivery +wildrydes-archive, freshness [0-9.]+ s \\(greatest of a minute\\)\n")
                .containsPattern("alerts +[0-9,]+ open\n")
                .containsPattern("quarantine +[0-9,]+ records? with rejected events, [0-9,]+ failed batch(es)?\n")
                .containsPattern("bill +\\$0\\.[0-9]+ on AWS for what was used since [-0-9]+T[:0-9]+Z\n");
    }

    @Test
    void a_second_stack_on_the_same_data_is_refused() {
        CommandRun second = CommandRun.of("up", "--port", "0", "--web-port", "0", "--data", data.toString());

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err())
                .startsWith("wildrydes up: ")
                .contains(data.toString())
                .hasLineCount(1);
    }

    @Test
    void a_port_that_is_taken_is_named(@TempDir Path other) {
        String port = Integer.toString(stack.endpoint().getPort());

        assertThat(CommandRun.of("up", "--port", port, "--web-port", "0", "--data", other.toString()))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "wildrydes up: port " + port
                                + " cannot be taken: stop what listens there, or choose another with --port\n"));
    }

    @Test
    void up_and_demo_talk_to_nothing_but_the_stack_that_they_start() {
        assertThat(CommandRun.of("up", "--aws").err())
                .isEqualTo(
                        "wildrydes up: --aws does not go with 'up', which starts a local stack of its own: leave it out"
                                + " (--port names the stack's port)\n");
        assertThat(CommandRun.of("demo", "--endpoint", "http://localhost:1").exitCode())
                .isEqualTo(2);
    }

    /// Five unicorns, half a minute before and half a minute after the full minute.
    private static CommandRun simulate(String start) {
        return stack.run("simulate", "--unicorns", "5", "--duration", "60s", "--speed", "max", "--start", start);
    }

    private static CommandRun audit(String day) {
        String next = day.substring(0, 8) + String.format("%02d", Integer.parseInt(day.substring(8)) + 1);
        return stack.run("audit", "--from", day, "--to", next, "--wait", "60s");
    }

    private static List<String> listed(String partitionKey) {
        return stack.run("quarantine", "list")
                .out()
                .lines()
                .map(line -> line.split("\t"))
                .filter(columns -> columns[2].equals(partitionKey))
                .map(columns -> columns[0])
                .toList();
    }

    private static void put(String partitionKey, String payload) {
        try (var kinesis = clients.kinesis()) {
            kinesis.putRecord(request ->
                    request.streamName("wildrydes").partitionKey(partitionKey).data(SdkBytes.fromUtf8String(payload)));
        }
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
