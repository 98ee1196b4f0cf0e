package com.wildrydes.processors.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.processors.alert.Alert;
import com.wildrydes.processors.alert.AlertTables;
import com.wildrydes.processors.alert.DynamoDbAlertTable;
import com.wildrydes.processors.dependency.AwsClients;
import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.processors.fixtures.Invocations;
import com.wildrydes.processors.fixtures.LocalDynamoDb;
import com.wildrydes.processors.fixtures.StreamRecords;
import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.fleet.BlockLayout;
import com.wildrydes.processors.fleet.DynamoDbFleetTable;
import com.wildrydes.processors.fleet.FleetTable;
import com.wildrydes.processors.fleet.FleetTables;
import com.wildrydes.processors.fleet.UnicornState;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The function from the JSON that Lambda sends to the JSON that it takes back, on DynamoDB Local.
class LiveHandlerTest {

    private static final BlockLayout LAYOUT = new BlockLayout(4);

    private static LocalDynamoDb server;
    private static AwsClients clients;

    private final Invocations lambda = new Invocations("Live");
    private final RecordingSns sns = new RecordingSns();
    private String table;
    private String alertsTable;
    private LiveHandler handler;

    @BeforeAll
    static void start() throws Exception {
        server = LocalDynamoDb.start();
        clients = server.clients();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @BeforeEach
    void wire() {
        table = "LiveFleet" + System.nanoTime();
        alertsTable = "UnicornAlerts" + System.nanoTime();
        FleetTables.create(clients.dynamoDb(), table);
        AlertTables.create(clients.dynamoDb(), alertsTable);
        handler = handlerOn(table);
    }

    private LiveHandler handlerOn(String tableName) {
        return new LiveHandler(
                new LiveSettings(
                        tableName,
                        LAYOUT,
                        100,
                        alertsTable,
                        "arn:aws:sns:us-east-1:000000000000:topic",
                        Duration.ofDays(90),
                        true),
                clients,
                sns,
                lambda.console());
    }

    @Test
    void a_batch_is_in_the_table_when_it_is_reported_finished() throws Exception {
        List<StatusEvent> events = Events.many(300);
        List<byte[]> packed =
                events.stream().skip(100).map(StatusEventCodec::encode).toList();
        var batch = new ArrayList<KinesisRecord>();
        events.stream().limit(100).forEach(event -> batch.add(StreamRecords.plain(batch.size(), event)));
        batch.add(StreamRecords.aggregated(100, packed));

        assertThat(invoke(batch)).isEmpty();

        Map<String, UnicornState> rows = rows();
        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 7).mapToObj(i -> "Unicorn " + i).toList());
        for (StatusEvent last : events.subList(293, 300)) {
            UnicornState row = rows.get(last.name());
            assertThat(row.statusTimeMs()).isEqualTo(last.statusTimeMs());
            assertThat(row.latitude()).isEqualTo(last.latitude());
            assertThat(row.longitude()).isEqualTo(last.longitude());
            assertThat(row.healthPoints()).isEqualTo(last.healthPoints());
            assertThat(row.magicPoints()).isEqualTo(last.magicPoints());
        }
        assertThat(lambda.counter("EventsApplied")).isEqualTo(300);
        assertThat(lambda.counter("EventsLate")).isZero();
        assertThat(lambda.counter("BatchesUnfinished")).isZero();
        assertThat(lambda.counter("BlocksWritten")).isBetween(1L, 4L);
    }

    @Test
    void a_batch_that_comes_again_to_a_cold_process_writes_nothing() throws Exception {
        List<KinesisRecord> batch = StreamRecords.plain(Events.many(50));
        invoke(batch);
        Map<?, ?> before = blocks();
        handler = handlerOn(table);
        invoke(batch);
        assertThat(blocks()).isEqualTo(before);
        assertThat(lambda.counter("EventsApplied")).isZero();
        assertThat(lambda.counter("EventsLate")).isEqualTo(50);
        assertThat(lambda.counter("BlocksWritten")).isZero();
    }

    @Test
    void a_fall_is_an_alert_and_published_once_whoever_delivers_it() throws Exception {
        List<KinesisRecord> batch = StreamRecords.plain(List.of(low(1, 99), low(2, 80), low(3, 100)));
        invoke(batch.subList(0, 2));
        assertThat(lambda.counter("AlertsRaised")).isEqualTo(1);
        handler = handlerOn(table);
        invoke(batch.subList(0, 1));
        assertThat(lambda.counter("AlertsRaised")).isZero();
        assertThat(openAlerts()).singleElement().satisfies(alert -> {
            assertThat(alert.name()).isEqualTo("Shadowfax");
            assertThat(alert.value()).isEqualTo(99);
        });

        invoke(batch);
        assertThat(lambda.counter("AlertsResolved")).isEqualTo(1);
        assertThat(openAlerts()).isEmpty();
        assertThat(sns.subjects()).singleElement().asString().contains("Shadowfax");
    }

    @Test
    void a_topic_that_refuses_stops_nothing_and_is_warned_of() throws Exception {
        sns.refuse();
        assertThat(invoke(StreamRecords.plain(List.of(low(1, 99))))).isEmpty();
        assertThat(rows()).containsKey("Shadowfax");
        assertThat(openAlerts()).hasSize(1);
        assertThat(lambda.counter("AlertsWaiting")).isEqualTo(1);
        assertThat(lambda.log()).contains("\"level\":\"WARN\"", "alerts wait to be published", "sns:PublishBatch");
    }

    /// A schedule sends it, with the input that the template gives it.
    @Test
    void an_invocation_without_records_publishes_what_waits() throws Exception {
        sns.refuse();
        invoke(StreamRecords.plain(List.of(low(1, 99))));
        assertThat(sns.subjects()).isEmpty();
        sns.takeAgain();
        handler = handlerOn(table);

        lambda.invoke(handler, "{\"Records\": []}");

        assertThat(sns.subjects()).singleElement().asString().contains("Shadowfax");
        assertThat(lambda.counter("AlertsPublished")).isEqualTo(1);
        assertThat(lambda.counter("AlertsWaiting")).isZero();
        assertThat(lambda.counter("BlocksWritten")).isZero();
    }

    @Test
    void a_missing_table_of_alerts_leaves_the_batch_and_keeps_what_is_to_be_told() throws Exception {
        String right = alertsTable;
        alertsTable = "Missing";
        handler = handlerOn(table);
        List<KinesisRecord> batch = StreamRecords.plain(List.of(low(1, 99)));
        assertThat(invoke(batch)).containsExactly(StreamRecords.sequenceNumber(0));
        assertThat(rows()).containsKey("Shadowfax");
        assertThat(blocks().values()).flatExtracting(Block::pending).hasSize(1);

        alertsTable = right;
        handler = handlerOn(table);
        assertThat(invoke(batch)).isEmpty();
        assertThat(openAlerts()).hasSize(1);
    }

    @Test
    void events_from_the_future_and_what_is_no_event_are_passed_by() throws Exception {
        StatusEvent ahead = Events.at(3_600_000 + 60_001);
        List<KinesisRecord> batch = List.of(
                StreamRecords.text(0, "junk"), StreamRecords.plain(1, ahead), StreamRecords.plain(2, Events.at(1)));
        assertThat(invoke(batch)).isEmpty();
        assertThat(lambda.counter("EventsAhead")).isEqualTo(1);
        assertThat(lambda.counter("EventsApplied")).isEqualTo(1);
        assertThat(rows().get("Shadowfax").statusTimeMs()).isEqualTo(Events.MINUTE + 1);
    }

    @Test
    void a_block_that_is_full_says_what_to_do() throws Exception {
        int unicorns = 60_000;
        var batch = new ArrayList<KinesisRecord>();
        batch.add(StreamRecords.plain(0, Events.at(1)));
        invoke(batch);
        batch.clear();
        for (int record = 0; record < 20; record++) {
            int first = record * unicorns / 20;
            batch.add(StreamRecords.aggregated(
                    record,
                    IntStream.range(first, first + unicorns / 20)
                            .mapToObj(i -> StatusEventCodec.encode(Events.named(bulky(i), i % 1000)))
                            .toList()));
        }
        assertThat(invoke(batch)).isEmpty();
        assertThat(rows()).containsOnlyKeys("Shadowfax");
        assertThat(lambda.counter("EventsLeftOut")).isEqualTo(unicorns);
        assertThat(lambda.log()).contains("\"level\":\"WARN\"", "raise the parameter LiveBlocks", "\"block\":\"4-00\"");
    }

    /// A name of 64 characters that takes 32 bytes.
    private static String bulky(int i) {
        var random = new Random(i);
        return "%016x%016x%016x%016x"
                .formatted(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    @Test
    void a_missing_table_leaves_the_whole_batch() throws Exception {
        handler = handlerOn("Missing");
        assertThat(invoke(StreamRecords.plain(Events.many(20)))).containsExactly(StreamRecords.sequenceNumber(0));
        assertThat(lambda.counter("BatchesUnfinished")).isEqualTo(1);
        assertThat(lambda.log())
                .contains("\"level\":\"WARN\"", "dynamodb:GetItem Missing", "ResourceNotFoundException");
    }

    @Test
    void an_invocation_without_time_left_begins_nothing() throws Exception {
        assertThat(lambda.invoke(handler, StreamRecords.plain(List.of(Events.at(1))), 1000))
                .hasSize(1);
        assertThat(blocks()).isEmpty();
        assertThat(lambda.log()).contains("the invocation's time was up");
    }

    @Test
    void what_is_no_kinesis_event_fails_the_invocation() {
        assertThatThrownBy(() -> lambda.invoke(handler, "{\"Records\":7}"))
                .hasMessageContaining("Records must be START_ARRAY");
    }

    private List<String> invoke(List<KinesisRecord> batch) throws IOException {
        return lambda.invoke(handler, batch);
    }

    private Map<?, Block> blocks() throws Exception {
        return new DynamoDbFleetTable(clients.dynamoDb(), table).readAll(Map.of(), FleetTable.Reading.CONSISTENT);
    }

    private Map<String, UnicornState> rows() throws Exception {
        var rows = new TreeMap<String, UnicornState>();
        blocks().values().forEach(block -> rows.putAll(block.rows()));
        return rows;
    }

    private List<Alert> openAlerts() throws Exception {
        return new DynamoDbAlertTable(clients.dynamoDb(), alertsTable).open(null, 10);
    }

    private static StatusEvent low(int second, int healthPoints) {
        return new StatusEvent("Shadowfax", Events.MINUTE + 1000L * second, 40.5, -73.5, 12.5, healthPoints, 140);
    }
}
