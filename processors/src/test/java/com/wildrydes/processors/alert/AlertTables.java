package com.wildrydes.processors.alert;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// Tables of alerts as `template.yaml` declares them.
public final class AlertTables {

    private AlertTables() {}

    public static void create(DynamoDbClient dynamoDb, String name) {
        Projection listed = Projection.builder()
                .projectionType(ProjectionType.INCLUDE)
                .nonKeyAttributes(
                        "Name", "Vital", "Value", "Threshold", "RaisedAt", "AcknowledgedAt", "Latitude", "Longitude")
                .build();
        Projection keys =
                Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();
        dynamoDb.createTable(create -> create.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("Day"), text("Id"), text("Open"), text("Waiting"))
                .keySchema(keys("Day"))
                .globalSecondaryIndexes(index("Open", listed), index("Waiting", keys)));
    }

    private static GlobalSecondaryIndex index(String name, Projection projection) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(keys(name))
                .projection(projection)
                .build();
    }

    private static List<KeySchemaElement> keys(String partition) {
        return List.of(
                KeySchemaElement.builder()
                        .attributeName(partition)
                        .keyType(KeyType.HASH)
                        .build(),
                KeySchemaElement.builder()
                        .attributeName("Id")
                        .keyType(KeyType.RANGE)
                        .build());
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }
}
