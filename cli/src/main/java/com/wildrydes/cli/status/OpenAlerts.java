package com.wildrydes.cli.status;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// The alerts that are open, by the index of the alerts' table that holds nothing else.
public final class OpenAlerts {
    private OpenAlerts() {}

    /// How many there are; some megabytes of them take several calls.
    public static long count(DynamoDbClient dynamoDb, String table) {
        var query = QueryRequest.builder()
                .tableName(table)
                .indexName("Open")
                .select(Select.COUNT)
                .keyConditionExpression("#open = :open")
                .expressionAttributeNames(Map.of("#open", "Open"))
                .expressionAttributeValues(Map.of(":open", AttributeValue.fromS("open")));
        long count = 0;
        QueryResponse page;
        do {
            page = dynamoDb.query(query.build());
            count += page.count();
            query.exclusiveStartKey(page.lastEvaluatedKey());
        } while (page.hasLastEvaluatedKey());
        return count;
    }
}
