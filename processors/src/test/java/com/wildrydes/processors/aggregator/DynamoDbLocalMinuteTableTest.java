package com.wildrydes.processors.aggregator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.processors.fixtures.LocalDynamoDb;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The table in DynamoDB keeps the contract, through the real client, on Amazon's DynamoDB Local.
class DynamoDbLocalMinuteTableTest extends MinuteTableContract {

    private static LocalDynamoDb server;
    private static DynamoDbClient dynamoDb;

    @BeforeAll
    static void start() throws Exception {
        server = LocalDynamoDb.start();
        dynamoDb = server.clients().dynamoDb();
        SensorTable.create(dynamoDb, "UnicornSensorData");
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Override
    MinuteTable table() {
        return new DynamoDbMinuteTable(dynamoDb, "UnicornSensorData");
    }

    @Test
    void a_table_that_is_not_there_refuses() {
        var missing = new DynamoDbMinuteTable(dynamoDb, "Missing");
        MinuteKey key = new MinuteKey("Shadowfax", Events.MINUTE);
        assertThatThrownBy(() -> missing.read(List.of(key)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("dynamodb:BatchGetItem Missing: ResourceNotFoundException");
        MinuteItem item = MinuteItem.absent(key).merge(List.of(Events.at(1))).item();
        assertThatThrownBy(() -> missing.write(item))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("dynamodb:PutItem Missing: ResourceNotFoundException");
    }

    @Test
    void a_server_that_is_not_there_is_unavailable() {
        DynamoDbClient nobody =
                LocalDynamoDb.clients(URI.create("http://localhost:1")).dynamoDb();
        var away = new DynamoDbMinuteTable(nobody, "UnicornSensorData");
        assertThatThrownBy(() -> away.read(List.of(new MinuteKey("Shadowfax", Events.MINUTE))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("dynamodb:BatchGetItem UnicornSensorData");
    }

    @Test
    void an_item_that_somebody_else_wrote_is_refused_and_left_as_it_is() {
        Map<String, AttributeValue> foreign = Map.of(
                "Name", AttributeValue.fromS("Foreign"),
                "StatusTime", AttributeValue.fromS("2026-07-21 09:15:00"),
                "Version", AttributeValue.fromN("7"));
        dynamoDb.putItem(put -> put.tableName("UnicornSensorData").item(foreign));
        MinuteKey key = new MinuteKey("Foreign", Events.MINUTE);
        MinuteItem item = MinuteItem.absent(key)
                .merge(List.of(Events.named("Foreign", 1)))
                .item();
        assertThatThrownBy(() -> table().read(List.of(key)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("holds an item that the Aggregator did not write");
        assertThatThrownBy(() -> table().write(item)).isInstanceOf(RefusedException.class);
        dynamoDb.deleteItem(delete -> delete.tableName("UnicornSensorData").key(MinuteItemFormat.key(key)));
    }
}
