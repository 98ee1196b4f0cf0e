package com.wildrydes.processors.aggregator;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The table of minutes in a DynamoDB.
public final class SensorTable {

    private SensorTable() {}

    /// The table as `template.yaml` declares it.
    public static void create(DynamoDbClient dynamoDb, String table) {
        dynamoDb.createTable(create -> create.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(string("Name"), string("StatusTime"))
                .keySchema(key("Name", KeyType.HASH), key("StatusTime", KeyType.RANGE)));
        dynamoDb.waiter().waitUntilTableExists(describe -> describe.tableName(table));
    }

    /// Every item in the form of [Recomputation].
    static Map<String, Map<String, String>> contents(DynamoDbClient dynamoDb, String table) {
        var contents = new TreeMap<String, Map<String, String>>();
        dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                .items()
                .forEach(item -> Recomputation.addItem(contents, item));
        return contents;
    }

    private static AttributeDefinition string(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
