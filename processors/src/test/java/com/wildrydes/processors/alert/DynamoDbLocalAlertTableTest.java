package com.wildrydes.processors.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.fixtures.LocalDynamoDb;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The table in DynamoDB keeps the contract, through the real client, on Amazon's DynamoDB Local.
class DynamoDbLocalAlertTableTest extends AlertTableContract {

    private static final AtomicInteger TABLES = new AtomicInteger();

    private static LocalDynamoDb server;
    private static DynamoDbClient dynamoDb;

    private final String name = "UnicornAlerts" + TABLES.incrementAndGet();

    @BeforeAll
    static void start() throws Exception {
        server = LocalDynamoDb.start();
        dynamoDb = server.clients().dynamoDb();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Override
    AlertTable table() {
        AlertTables.create(dynamoDb, name);
        return new DynamoDbAlertTable(dynamoDb, name);
    }

    @Test
    void what_is_open_or_waits_is_in_its_index_and_nothing_else_is() throws Exception {
        AlertTable table = table();
        Transition fall = Falls.fall("Shadowfax", Falls.NOON);
        AlertItem open = AlertItem.absent(AlertId.of(fall))
                .told(fall, 1)
                .with(Publication.NONE.left())
                .next();
        table.write(open);
        assertThat(inIndex("Open")).isEqualTo(1);
        assertThat(inIndex("Waiting")).isEqualTo(1);
        table.write(open.with(Publication.published(2))
                .told(Falls.recovery("Shadowfax", Falls.NOON, Falls.NOON + 1), 1)
                .next());
        assertThat(inIndex("Open")).isZero();
        assertThat(inIndex("Waiting")).isZero();
    }

    private int inIndex(String index) {
        return dynamoDb.scan(scan -> scan.tableName(name).indexName(index)).count();
    }

    @Test
    void an_alert_has_the_attributes_that_people_read() throws Exception {
        AlertTable table = table();
        Transition fall = Falls.fall("Shadowfax", Falls.NOON + 123);
        AlertItem closed = AlertItem.absent(AlertId.of(fall))
                .told(fall, 1_900_000_000)
                .told(Falls.recovery("Shadowfax", Falls.NOON + 123, Falls.NOON + 61_124), 1_900_000_001)
                .with(Publication.published(Falls.NOON + 500))
                .next();
        table.write(closed);
        Map<String, AttributeValue> item = dynamoDb.getItem(
                        get -> get.tableName(name).key(AlertItemFormat.key(closed.id())))
                .item();
        assertThat(item)
                .isEqualTo(Map.ofEntries(
                        Map.entry("Day", AttributeValue.fromS("2026-11-22")),
                        Map.entry("Id", AttributeValue.fromS(closed.id().text())),
                        Map.entry("Name", AttributeValue.fromS("Shadowfax")),
                        Map.entry("Vital", AttributeValue.fromS("healthPoints")),
                        Map.entry("RaisedAt", AttributeValue.fromS("2026-11-22T12:00:00.123Z")),
                        Map.entry("Value", AttributeValue.fromN("73")),
                        Map.entry("Threshold", AttributeValue.fromN("100")),
                        Map.entry("Latitude", AttributeValue.fromN("40.7484")),
                        Map.entry("Longitude", AttributeValue.fromN("-73.9857")),
                        Map.entry("ResolvedAt", AttributeValue.fromS("2026-11-22T12:01:01.124Z")),
                        Map.entry("DurationMs", AttributeValue.fromN("61001")),
                        Map.entry("RecoveredValue", AttributeValue.fromN("104")),
                        Map.entry("PublishedAt", AttributeValue.fromS("2026-11-22T12:00:00.500Z")),
                        Map.entry("ExpiresAt", AttributeValue.fromN("1900000001")),
                        Map.entry("Version", AttributeValue.fromN("1"))));
    }

    @Test
    void lists_go_on_over_the_pages_of_a_query() throws Exception {
        AlertTable table = table();
        // 64 characters of four bytes: some 4,000 of these fill the megabyte of a page.
        String name = "🦄".repeat(64);
        List<AlertItem> items = IntStream.range(0, 2_500)
                .mapToObj(ms -> Falls.fall(name, Falls.NOON + ms))
                .map(fall -> AlertItem.absent(AlertId.of(fall)).told(fall, 1).next())
                .toList();
        items.parallelStream().forEach(item -> write(table, item));
        assertThat(table.ofDay("2026-11-22", null, 3_000)).hasSize(2_500);
        assertThat(table.open(null, 3_000).getLast().raisedMs()).isEqualTo(Falls.NOON);
    }

    private static void write(AlertTable table, AlertItem item) {
        try {
            table.write(item);
        } catch (UnavailableException | RefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_table_that_is_not_there_refuses() {
        var missing = new DynamoDbAlertTable(dynamoDb, "Missing");
        AlertId id = AlertId.of("Shadowfax", Vital.HEALTH, Falls.NOON);
        assertThatThrownBy(() -> missing.read(id))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("dynamodb:GetItem Missing: ResourceNotFoundException");
        assertThatThrownBy(() -> missing.open(null, 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("dynamodb:Query Missing: ResourceNotFoundException");
        assertThatThrownBy(() -> missing.keepDay("2026-11-22", 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("dynamodb:PutItem Missing: ResourceNotFoundException");
    }

    @Test
    void a_server_that_is_not_there_is_unavailable() {
        DynamoDbClient nobody =
                LocalDynamoDb.clients(URI.create("http://localhost:1")).dynamoDb();
        var away = new DynamoDbAlertTable(nobody, name);
        assertThatThrownBy(() -> away.read(AlertId.of("Shadowfax", Vital.HEALTH, Falls.NOON)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("dynamodb:GetItem " + name);
    }

    @Test
    void an_item_that_somebody_else_wrote_is_refused_and_left_as_it_is() throws Exception {
        AlertTable table = table();
        AlertId id = AlertId.of("Shadowfax", Vital.HEALTH, Falls.NOON);
        dynamoDb.putItem(put -> put.tableName(name)
                .item(Map.of(
                        "Day", AttributeValue.fromS(id.day()),
                        "Id", AttributeValue.fromS(id.text()),
                        "Version", AttributeValue.fromN("7"))));
        assertThatThrownBy(() -> table.read(id))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("holds an item that is no alert of this version: an alert must have Name as S");
    }
}
