package com.wildrydes.processors.alert;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.wildrydes.processors.dependency.AwsFailure;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The table in DynamoDB. Thread-safe.
///
/// A write that lost against another is answered with the item as it is, at no further cost.
public final class DynamoDbAlertTable implements AlertTable {

    private static final Written.Done DONE = new Written.Done();

    private final DynamoDbClient dynamoDb;
    private final String table;

    /// The table of that name.
    ///
    /// @param dynamoDb should not retry by itself: a write whose answer was lost must show as such, not as a
    /// conflict
    public DynamoDbAlertTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public AlertItem read(AlertId id) throws UnavailableException, RefusedException {
        GetItemResponse response;
        try {
            response = dynamoDb.getItem(
                    get -> get.tableName(table).key(AlertItemFormat.key(id)).consistentRead(true));
        } catch (SdkException e) {
            throw AwsFailure.of("dynamodb:GetItem " + table, e);
        }
        return response.hasItem() ? parse(response.item(), AlertItemFormat::item) : AlertItem.absent(id);
    }

    @Override
    public Written write(AlertItem item) throws UnavailableException, RefusedException {
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName(table)
                .item(AlertItemFormat.attributes(item))
                .expressionAttributeNames(Map.of("#version", AlertItemFormat.VERSION))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (item.version() == 1) {
            put.conditionExpression("attribute_not_exists(#version)");
        } else {
            put.conditionExpression("#version = :read")
                    .expressionAttributeValues(Map.of(":read", AlertItemFormat.number(item.version() - 1)));
        }
        try {
            dynamoDb.putItem(put.build());
            return DONE;
        } catch (ConditionalCheckFailedException e) {
            return new Written.Conflict(
                    e.hasItem() ? parse(e.item(), AlertItemFormat::item) : AlertItem.absent(item.id()));
        } catch (SdkException e) {
            throw AwsFailure.of("dynamodb:PutItem " + table, e);
        }
    }

    @Override
    public List<Alert> open(@Nullable AlertId before, int limit) throws UnavailableException, RefusedException {
        QueryRequest.Builder open = below(AlertItemFormat.OPEN, AlertItemFormat.IS_OPEN, "<", text(before))
                .indexName(AlertItemFormat.OPEN)
                .scanIndexForward(false);
        return query(open, limit, item -> Optional.of(AlertItemFormat.alert(item)));
    }

    @Override
    public List<Alert> ofDay(String day, @Nullable AlertId before, int limit)
            throws UnavailableException, RefusedException {
        QueryRequest.Builder ofDay =
                below(AlertItemFormat.DAY, day, "<", text(before)).scanIndexForward(false);
        return query(ofDay, limit, item -> AlertItemFormat.item(item).alert());
    }

    @Override
    public List<String> days(@Nullable String from, int limit) throws UnavailableException, RefusedException {
        QueryRequest.Builder days =
                below(AlertItemFormat.DAY, AlertItemFormat.DAYS, "<=", from).scanIndexForward(false);
        return query(days, limit, item -> Optional.of(AlertItemFormat.dayOf(item)));
    }

    @Override
    public void keepDay(String day, long expiresS) throws UnavailableException, RefusedException {
        try {
            dynamoDb.putItem(put -> put.tableName(table).item(AlertItemFormat.day(day, expiresS)));
        } catch (SdkException e) {
            throw AwsFailure.of("dynamodb:PutItem " + table, e);
        }
    }

    @Override
    public List<AlertId> waiting(int limit) throws UnavailableException, RefusedException {
        QueryRequest.Builder waiting = below(AlertItemFormat.WAITING, AlertItemFormat.IS_WAITING, "<", null)
                .indexName(AlertItemFormat.WAITING);
        return query(waiting, limit, item -> Optional.of(AlertItemFormat.id(item)));
    }

    private static @Nullable String text(@Nullable AlertId id) {
        return id == null ? null : id.text();
    }

    /// The items of a partition, or those of them whose sort key compares so.
    private QueryRequest.Builder below(String key, String value, String comparison, @Nullable String bound) {
        QueryRequest.Builder query = QueryRequest.builder().tableName(table);
        return bound == null
                ? query.keyConditionExpression("#key = :key")
                        .expressionAttributeNames(Map.of("#key", key))
                        .expressionAttributeValues(Map.of(":key", fromS(value)))
                : query.keyConditionExpression("#key = :key AND #id " + comparison + " :bound")
                        .expressionAttributeNames(Map.of("#key", key, "#id", AlertItemFormat.ID))
                        .expressionAttributeValues(Map.of(":key", fromS(value), ":bound", fromS(bound)));
    }

    /// What the query finds, page by page, until there is enough or no more.
    private <T> List<T> query(
            QueryRequest.Builder query, int limit, Function<Map<String, AttributeValue>, Optional<T>> reading)
            throws UnavailableException, RefusedException {
        var found = new ArrayList<T>();
        QueryResponse page;
        do {
            try {
                page = dynamoDb.query(query.limit(limit - found.size()).build());
            } catch (SdkException e) {
                throw AwsFailure.of("dynamodb:Query " + table, e);
            }
            for (Map<String, AttributeValue> item : page.items()) {
                parse(item, reading).ifPresent(found::add);
            }
            query.exclusiveStartKey(page.lastEvaluatedKey());
        } while (found.size() < limit && page.hasLastEvaluatedKey());
        return found;
    }

    private <T> T parse(Map<String, AttributeValue> attributes, Function<Map<String, AttributeValue>, T> reading)
            throws RefusedException {
        try {
            return reading.apply(attributes);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new RefusedException(
                    "table " + table + " holds an item that is no alert of this version: " + e.getMessage(), e);
        }
    }
}
