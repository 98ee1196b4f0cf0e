package com.wildrydes.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// What exactly-once counting asks of a table: writes under a condition. Runs against any implementation of DynamoDB's
/// API.
abstract class ConditionalWritesContract {
    private static final String TABLE = "ConditionalWrites";

    /// The client of the implementation under test.
    abstract DynamoDbClient client();

    /// Makes the table that the tests share; each has its own items in it.
    static void createTable(DynamoDbClient client) {
        client.createTable(create -> create.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("Name").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("StatusTime").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("Name").keyType(KeyType.HASH),
                        k -> k.attributeName("StatusTime").keyType(KeyType.RANGE)));
        client.waiter().waitUntilTableExists(describe -> describe.tableName(TABLE));
    }

    private final String name = "Hobo-" + UUID.randomUUID();

    @Test
    void an_item_is_made_once() {
        create("first");
        assertThatThrownBy(() -> create("second")).isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(read().get("Writer").s()).isEqualTo("first");
    }

    @Test
    void an_item_is_replaced_under_the_version_that_was_read() {
        create("first");
        replace("second", 1);
        assertThat(read().get("Version").n()).isEqualTo("2");
        assertThat(read().get("Writer").s()).isEqualTo("second");
    }

    @Test
    void a_version_that_is_not_the_one_read_changes_nothing() {
        create("first");
        replace("second", 1);
        assertThatThrownBy(() -> replace("third", 1)).isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(read().get("Writer").s()).isEqualTo("second");
    }

    @Test
    void a_version_of_an_item_that_is_not_there_changes_nothing() {
        assertThatThrownBy(() -> replace("ghost", 1)).isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(read()).isEmpty();
    }

    @Test
    void a_refused_write_tells_the_item_that_is_there() {
        create("first");
        assertThatThrownBy(() -> client().putItem(put -> put.tableName(TABLE)
                        .item(item("second", 1))
                        .conditionExpression("attribute_not_exists(#n)")
                        .expressionAttributeNames(Map.of("#n", "Name"))
                        .returnValuesOnConditionCheckFailure("ALL_OLD")))
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        e -> assertThat(e.item().get("Writer").s()).isEqualTo("first"));
    }

    @Test
    void of_writers_at_once_one_wins_each_version() throws Exception {
        create("0");
        int writers = 4;
        int increments = 5;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Callable<Integer>> work = java.util.stream.IntStream.range(0, writers)
                    .<Callable<Integer>>mapToObj(writer -> () -> increment(increments))
                    .toList();
            for (Future<Integer> done : threads.invokeAll(work)) {
                done.get();
            }
        }
        assertThat(read().get("Version").n()).isEqualTo(Integer.toString(1 + writers * increments));
    }

    @Test
    void numbers_keep_their_38_digits_and_binaries_their_bytes() {
        Map<String, AttributeValue> exact = new HashMap<>(item("exact", 1));
        exact.put("Distance", AttributeValue.fromN("12345678901234567890.123456789012345678"));
        exact.put(
                "Times", AttributeValue.fromB(software.amazon.awssdk.core.SdkBytes.fromByteArray(new byte[] {0, -1})));
        client().putItem(put -> put.tableName(TABLE).item(exact));
        assertThat(read()).isEqualTo(exact);
    }

    @Test
    void a_broken_condition_is_a_validation_error() {
        assertThatThrownBy(() -> client().putItem(
                                put -> put.tableName(TABLE).item(item("x", 1)).conditionExpression("Version ==== 1")))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    }

    private int increment(int times) {
        int conflicts = 0;
        for (int done = 0; done < times; ) {
            int version = Integer.parseInt(read().get("Version").n());
            try {
                replace("writer", version);
                done++;
            } catch (ConditionalCheckFailedException e) {
                conflicts++;
            }
        }
        return conflicts;
    }

    private void create(String writer) {
        client().putItem(put -> put.tableName(TABLE)
                .item(item(writer, 1))
                .conditionExpression("attribute_not_exists(#n)")
                .expressionAttributeNames(Map.of("#n", "Name")));
    }

    private void replace(String writer, int version) {
        client().putItem(put -> put.tableName(TABLE)
                .item(item(writer, version + 1))
                .conditionExpression("#v = :read")
                .expressionAttributeNames(Map.of("#v", "Version"))
                .expressionAttributeValues(Map.of(":read", AttributeValue.fromN(Integer.toString(version)))));
    }

    private Map<String, AttributeValue> read() {
        return client().getItem(get -> get.tableName(TABLE)
                        .consistentRead(true)
                        .key(Map.of(
                                "Name",
                                AttributeValue.fromS(name),
                                "StatusTime",
                                AttributeValue.fromS("2026-07-21 09:15:00"))))
                .item();
    }

    private Map<String, AttributeValue> item(String writer, int version) {
        return Map.of(
                "Name",
                AttributeValue.fromS(name),
                "StatusTime",
                AttributeValue.fromS("2026-07-21 09:15:00"),
                "Writer",
                AttributeValue.fromS(writer),
                "Version",
                AttributeValue.fromN(Integer.toString(version)));
    }
}
