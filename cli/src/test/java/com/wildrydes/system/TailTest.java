package com.wildrydes.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wildrydes.local.dynamodb.DynamoDbService;
import com.wildrydes.local.frontdoor.FrontDoor;
import com.wildrydes.local.kinesis.Kinesis;
import com.wildrydes.local.kinesis.KinesisSettings;
import com.wildrydes.local.kinesis.protocol.KinesisService;
import com.wildrydes.producer.stream.KinesisClients;
import com.wildrydes.producer.stream.StreamWriter;
import com.wildrydes.producer.stream.WriterSettings;
import com.wildrydes.producer.tail.Tail;
import com.wildrydes.producer.tail.TailClients;
import com.wildrydes.producer.tail.TailFormat;
import com.wildrydes.producer.tail.TailFrom;
import com.wildrydes.producer.tail.TailSettings;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ScalingType;

/// `tail` as it is used: the Kinesis Client Library against the local Kinesis and DynamoDB, over HTTP.
@Timeout(120)
class TailTest {

    /// What a person waits at most until the first record, on a machine that does nothing else.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long START = Instant.parse("2026-07-21T09:15:00Z").toEpochMilli();

    @TempDir
    static Path folder;

    private static Kinesis kinesis;
    private static DynamoDbService dynamoDb;
    private static FrontDoor door;
    private static KinesisClient client;
    private static TailClients clients;

    private final StringBuffer out = new StringBuffer();
    private String stream;

    @BeforeAll
    static void start() throws IOException {
        kinesis = Kinesis.open(folder.resolve("kinesis"), Clock.systemUTC(), KinesisSettings.DEFAULT);
        dynamoDb = DynamoDbService.open(folder.resolve("dynamodb"));
        door = FrontDoor.open(new KinesisService(kinesis), dynamoDb);
        client = configure(KinesisClients.builder()).build();
        clients = TailClients.open(TailTest::configure);
    }

    @AfterAll
    static void stop() throws Exception {
        clients.close();
        client.close();
        door.close();
        dynamoDb.close();
        kinesis.close();
    }

    private static <B extends AwsClientBuilder<B, C>, C> B configure(B builder) {
        return builder.endpointOverride(door.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("k", "s")));
    }

    @BeforeEach
    void createStream(TestInfo test) {
        stream = test.getTestMethod().orElseThrow().getName();
        client.createStream(request -> request.streamName(stream).shardCount(2));
        client.waiter().waitUntilStreamExists(request -> request.streamName(stream));
    }

    @Test
    void from_trim_horizon_all_events_are_printed_as_they_were_written() throws Exception {
        write(0, 500);

        Running tail = run(TailSettings.of(stream, new TailFrom.TrimHorizon()));
        await().atMost(PATIENCE).until(() -> lines().size() >= 500);
        write(500, 600);
        await().atMost(PATIENCE).until(() -> lines().size() >= 600);
        tail.stop();

        assertThat(lines())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 600).mapToObj(TailTest::json).toList());
        assertThat(linesByName())
                .isEqualTo(IntStream.range(0, 600)
                        .boxed()
                        .collect(Collectors.groupingBy(
                                TailTest::name, Collectors.mapping(TailTest::json, Collectors.toList()))));
        assertThat(tableNames()).as("tables of a run that is over").isEmpty();
    }

    @Test
    void from_latest_only_new_events_are_printed() throws Exception {
        write(0, 50);

        Running tail = run(TailSettings.of(stream, new TailFrom.Latest()));
        await().atMost(PATIENCE).until(() -> {
            write(50, 51);
            return !out.isEmpty();
        });
        tail.stop();

        assertThat(lines()).isNotEmpty().containsOnly(json(50));
    }

    @Test
    void from_a_time_only_events_that_arrived_since_are_printed() throws Exception {
        write(0, 50);
        Instant between = Instant.now().plusMillis(2);
        await().until(() -> Instant.now().isAfter(between));
        write(50, 60);

        Running tail = run(TailSettings.of(stream, new TailFrom.At(between)));
        await().atMost(PATIENCE).until(() -> lines().size() >= 10);
        tail.stop();

        assertThat(lines())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(50, 60).mapToObj(TailTest::json).toList());
    }

    @Test
    void a_table_shows_one_unicorn_and_what_cannot_be_read() throws Exception {
        write(0, 30);
        try (StreamWriter writer = writer()) {
            byte[] broken = "{\"Name\":".getBytes(UTF_8);
            writer.write(name(1), broken, 0, broken.length);
        }

        Running tail = run(TailSettings.of(stream, new TailFrom.TrimHorizon())
                .withName(name(1))
                .withFormat(TailFormat.TABLE));
        await().atMost(PATIENCE).until(() -> out.indexOf("unreadable") > 0);
        tail.stop();

        assertThat(lines().getFirst()).startsWith("Name ");
        assertThat(lines().get(1))
                .isEqualTo(
                        "unicorn-1                2026-07-21 09:15:01.000   40.70000   -73.90000       1.5    150    149");
        assertThat(lines()).hasSize(1 + 3 + 1);
        assertThat(lines().getLast()).startsWith("unicorn-1                unreadable: ");
    }

    @Test
    void after_a_reshard_parents_are_printed_before_their_children() throws Exception {
        write(0, 200);
        client.updateShardCount(
                request -> request.streamName(stream).targetShardCount(4).scalingType(ScalingType.UNIFORM_SCALING));
        client.waiter().waitUntilStreamExists(request -> request.streamName(stream));
        write(200, 400);

        Running tail = run(TailSettings.of(stream, new TailFrom.TrimHorizon()));
        await().atMost(PATIENCE).until(() -> lines().size() >= 400);
        client.updateShardCount(
                request -> request.streamName(stream).targetShardCount(2).scalingType(ScalingType.UNIFORM_SCALING));
        write(400, 600);
        await().atMost(PATIENCE).until(() -> lines().size() >= 600);
        tail.stop();

        assertThat(linesByName())
                .isEqualTo(IntStream.range(0, 600)
                        .boxed()
                        .collect(Collectors.groupingBy(
                                TailTest::name, Collectors.mapping(TailTest::json, Collectors.toList()))));
    }

    @Test
    void a_named_application_goes_on_where_it_ended() throws Exception {
        TailSettings settings =
                TailSettings.of(stream, new TailFrom.TrimHorizon()).withApplication("my-" + stream);
        write(0, 100);
        Running first = run(settings);
        await().atMost(PATIENCE).until(() -> lines().size() >= 100);
        first.stop();

        out.setLength(0);
        write(100, 150);
        Running second = run(settings);
        await().atMost(PATIENCE).until(() -> lines().size() >= 50);
        second.stop();

        assertThat(lines())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(100, 150).mapToObj(TailTest::json).toList());
        assertThat(tableNames()).contains("my-" + stream);
        tableNames()
                .forEach(table -> clients.dynamoDb()
                        .deleteTable(request -> request.tableName(table))
                        .join());
    }

    @Test
    void a_stream_that_is_not_there_is_said_at_once() {
        Tail tail = new Tail(TailSettings.of("nowhere", new TailFrom.Latest()), clients, out);

        assertThatThrownBy(tail::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no stream nowhere: create it, or name another one");
        assertThat(tableNames()).isEmpty();
    }

    @Test
    void output_that_takes_no_more_ends_it() throws Exception {
        write(0, 10);
        Appendable closed = new Appendable() {
            @Override
            public Appendable append(CharSequence text) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public Appendable append(CharSequence text, int start, int end) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public Appendable append(char c) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Tail tail = new Tail(TailSettings.of(stream, new TailFrom.TrimHorizon()), clients, closed);

        assertThatThrownBy(tail::run)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot print events: Broken pipe");
    }

    private record Running(Tail tail, Thread thread) {

        void stop() throws InterruptedException {
            tail.stop();
            thread.join();
        }
    }

    private Running run(TailSettings settings) {
        Tail tail = new Tail(settings, clients, out);
        return new Running(tail, Thread.ofPlatform().start(tail::run));
    }

    private void write(int from, int to) throws InterruptedException {
        try (StreamWriter writer = writer()) {
            for (int i = from; i < to; i++) {
                byte[] data = json(i).concat("\n").getBytes(UTF_8);
                writer.write(name(i), data, 0, data.length);
            }
        }
    }

    private StreamWriter writer() {
        WriterSettings settings = WriterSettings.of(stream).withLinger(Duration.ofMillis(1));
        return StreamWriter.open(client, settings, (key, data, offset, length, reason) -> {
            throw new IllegalStateException("not sent: " + reason);
        });
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    private Map<String, List<String>> linesByName() {
        return lines().stream().collect(Collectors.groupingBy(line -> line.split("\"")[3]));
    }

    private static List<String> tableNames() {
        return clients.dynamoDb().listTables().join().tableNames();
    }

    private static String name(int i) {
        return "unicorn-" + i % 10;
    }

    private static String json(int i) {
        StatusEvent event = new StatusEvent(name(i), START + i * 1_000L, 40.7, -73.9, 1.5, 150, 149);
        return new String(StatusEventCodec.encode(event), UTF_8).strip();
    }
}
