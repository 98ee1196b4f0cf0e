package com.wildrydes.processors.aggregator;

import com.wildrydes.processors.dependency.AwsFailure;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The table in DynamoDB. Thread-safe.
///
/// A write that lost against another is answered with the item as it is, at no further cost.
public final class DynamoDbMinuteTable implements MinuteTable {

    private static final Written.Done DONE = new Written.Done();

    private final DynamoDbClient dynamoDb;
    private final String table;

    /// The table of that name.
    ///
    /// @param dynamoDb should not retry by itself: a write whose answer was lost must show as such, not as a
    /// conflict
    public DynamoDbMinuteTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public Map<MinuteKey, MinuteItem> read(Collection<MinuteKey> keys) throws UnavailableException, RefusedException {
        var wanted = new HashMap<Map<String, AttributeValue>, MinuteKey>();
        keys.forEach(key -> wanted.put(MinuteItemFormat.key(key), key));
        BatchGetItemResponse response;
        try {
            response = dynamoDb.batchGetItem(get -> get.requestItems(Map.of(
                    table,
                    KeysAndAttributes.builder()
                            .keys(wanted.keySet())
                            .consistentRead(true)
                            .build())));
        } catch (SdkException e) {
            throw AwsFailure.of("dynamodb:BatchGetItem " + table, e);
        }
        KeysAndAttributes unread = response.unprocessedKeys().get(table);
        if (unread != null) {
            unread.keys().forEach(wanted::remove);
        }
        var items = new HashMap<MinuteKey, MinuteItem>();
        wanted.values().forEach(key -> items.put(key, MinuteItem.absent(key)));
        for (Map<String, AttributeValue> found : response.responses().getOrDefault(table, List.of())) {
            MinuteItem item = parse(found);
            items.put(item.key(), item);
        }
        return items;
    }

    @Override
    public Written write(MinuteItem item) throws UnavailableException, RefusedException {
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName(table)
                .item(MinuteItemFormat.attributes(item))
                .expressionAttributeNames(Map.of("#version", MinuteItemFormat.VERSION))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (item.version() == 1) {
            put.conditionExpression("attribute_not_exists(#version)");
        } else {
            put.conditionExpression("#version = :read")
                    .expressionAttributeValues(
                            Map.of(":read", AttributeValue.fromN(Long.toString(item.version() - 1))));
        }
        try {
            dynamoDb.putItem(put.build());
            return DONE;
        } catch (ConditionalCheckFailedException e) {
            return new Written.Conflict(e.hasItem() ? parse(e.item()) : MinuteItem.absent(item.key()));
        } catch (SdkException e) {
            throw AwsFailure.of("dynamodb:PutItem " + table, e);
        }
    }

    private MinuteItem parse(Map<String, AttributeValue> attributes) throws RefusedException {
        try {
            return MinuteItemFormat.parse(attributes);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new RefusedException(
                    "table " + table + " holds an item that the Aggregator did not write: " + e.getMessage(), e);
        }
    }
}
