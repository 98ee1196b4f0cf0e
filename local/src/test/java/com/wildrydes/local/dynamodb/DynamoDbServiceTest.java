package com.wildrydes.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.SdkClients;
import com.wildrydes.local.bill.BilledUnit;
import com.wildrydes.local.frontdoor.FrontDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class DynamoDbServiceTest {
    private static final Map<String, AttributeValue> HOBO = Map.of("Name", AttributeValue.fromS("Hobo"));

    @TempDir
    Path folder;

    private DynamoDbService service;
    private FrontDoor door;
    private DynamoDbClient client;

    @BeforeEach
    void open() throws Exception {
        service = DynamoDbService.open(folder);
        door = FrontDoor.open(service);
        client = SdkClients.of(DynamoDbClient.builder(), door.endpoint());
    }

    @AfterEach
    void close() {
        client.close();
        door.close();
        service.close();
    }

    @Test
    void items_survive_a_new_start() throws Exception {
        createTable();
        client.putItem(put -> put.tableName("Unicorns").item(HOBO));
        close();
        open();
        assertThat(client.getItem(get -> get.tableName("Unicorns").key(HOBO)).item())
                .isEqualTo(HOBO);
    }

    @Test
    void it_can_be_started_again_at_once_however_often() throws Exception {
        createTable();
        for (int round = 0; round < 8; round++) {
            String name = "Round " + round;
            client.putItem(put -> put.tableName("Unicorns").item(Map.of("Name", AttributeValue.fromS(name))));
            close();
            open();
        }
        assertThat(client.scan(scan -> scan.tableName("Unicorns")).count()).isEqualTo(8);
    }

    @Test
    void a_file_that_is_no_database_is_refused_at_the_start(@TempDir Path other) throws Exception {
        Path file = other.resolve("shared-local-instance.db");
        Files.writeString(file, "not a database, but long enough to be looked at as one".repeat(40));
        assertThatThrownBy(() -> DynamoDbService.open(other))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void an_unknown_table_is_the_exception_that_callers_know() {
        assertThatThrownBy(() -> client.getItem(get -> get.tableName("None").key(HOBO)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void an_operation_that_is_not_served_is_named() {
        assertThatThrownBy(() -> client.listBackups(list -> {})).hasMessageContaining("ListBackups");
    }

    @Test
    void what_is_consumed_is_counted_and_told_only_to_who_asks() {
        createTable();
        Map<String, AttributeValue> large =
                Map.of("Name", AttributeValue.fromS("Large"), "Padding", AttributeValue.fromS("x".repeat(2_500)));

        assertThat(client.putItem(put -> put.tableName("Unicorns").item(large)).consumedCapacity())
                .isNull();
        assertThat(client.batchWriteItem(write -> write.requestItems(Map.of(
                                "Unicorns",
                                List.of(WriteRequest.builder()
                                        .putRequest(put -> put.item(HOBO))
                                        .build()))))
                        .hasConsumedCapacity())
                .isFalse();
        assertThat(client.getItem(get -> get.tableName("Unicorns")
                                .key(HOBO)
                                .consistentRead(true)
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                        .consumedCapacity()
                        .capacityUnits())
                .isEqualTo(1);
        assertThatThrownBy(() -> client.putItem(put -> put.tableName("Unicorns")
                        .item(HOBO)
                        .conditionExpression("attribute_not_exists(#n)")
                        .expressionAttributeNames(Map.of("#n", "Name"))))
                .isInstanceOf(ConditionalCheckFailedException.class);

        // 3 KB, 1 KB, and the refused one.
        assertThat(service.usage())
                .containsEntry(BilledUnit.DYNAMODB_WRITE_UNITS, 5.0)
                .containsEntry(BilledUnit.DYNAMODB_READ_UNITS, 1.0);
    }

    private void createTable() {
        client.createTable(create -> create.tableName("Unicorns")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(a -> a.attributeName("Name").attributeType(ScalarAttributeType.S))
                .keySchema(k -> k.attributeName("Name").keyType(KeyType.HASH)));
    }
}
