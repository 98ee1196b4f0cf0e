package com.wildrydes.processors.history;

import static com.wildrydes.processors.aggregator.MinuteItemFormat.DISTANCE;
import static com.wildrydes.processors.aggregator.MinuteItemFormat.LAST_STATUS_TIME;
import static com.wildrydes.processors.aggregator.MinuteItemFormat.LATITUDE;
import static com.wildrydes.processors.aggregator.MinuteItemFormat.LONGITUDE;
import static com.wildrydes.processors.aggregator.MinuteItemFormat.MAX_HEALTH_POINTS;
import static com.wildrydes.processors.aggregator.MinuteItemFormat.MAX_MAGIC_POINTS;
import static com.wildrydes.processors.aggregator.MinuteItemFormat.MIN_HEALTH_POINTS;
import static com.wildrydes.processors.aggregator.MinuteItemFormat.MIN_MAGIC_POINTS;
import static com.wildrydes.processors.aggregator.MinuteItemFormat.NAME;
import static com.wildrydes.processors.aggregator.MinuteItemFormat.SAMPLES;
import static com.wildrydes.processors.aggregator.MinuteItemFormat.STATUS_TIME;

import com.wildrydes.processors.dependency.AwsFailure;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.telemetry.StatusTime;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Reads minutes from the table `UnicornSensorData`. Thread-safe.
///
/// Sixty minutes of about 0.4 KB each are three read units, for a read that is not consistent costs half.
public final class MinuteHistory {

    /// What is shown of an item: the event times, its larger half, stay in the table.
    private static final List<String> SHOWN = List.of(
            STATUS_TIME,
            DISTANCE,
            SAMPLES,
            MIN_HEALTH_POINTS,
            MAX_HEALTH_POINTS,
            MIN_MAGIC_POINTS,
            MAX_MAGIC_POINTS,
            LATITUDE,
            LONGITUDE,
            LAST_STATUS_TIME);

    private final DynamoDbClient dynamoDb;
    private final String table;

    public MinuteHistory(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /// The unicorn's newest minutes that have something of the time from `fromMs` up to `toMs`, newest first.
    ///
    /// @param fromMs milliseconds since the epoch, years 0000 to 9999
    /// @param toMs not included; greater than `fromMs`
    /// @param most how many minutes at most
    public List<Minute> newest(String name, long fromMs, long toMs, int most)
            throws UnavailableException, RefusedException {
        var minutes = new ArrayList<Minute>();
        Map<String, AttributeValue> from = null;
        do {
            QueryResponse page = query(name, fromMs, toMs, most - minutes.size(), from);
            for (Map<String, AttributeValue> item : page.items()) {
                minutes.add(parse(item));
            }
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (from != null && minutes.size() < most);
        return minutes;
    }

    private QueryResponse query(
            String name, long fromMs, long toMs, int most, @Nullable Map<String, AttributeValue> from)
            throws UnavailableException, RefusedException {
        Map<String, String> names = Stream.concat(SHOWN.stream(), Stream.of(NAME))
                .collect(Collectors.toMap(attribute -> "#" + attribute, attribute -> attribute));
        try {
            return dynamoDb.query(query -> query.tableName(table)
                    .keyConditionExpression("#Name = :name AND #StatusTime BETWEEN :from AND :to")
                    .projectionExpression(
                            SHOWN.stream().map(shown -> "#" + shown).collect(Collectors.joining(", ")))
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(Map.of(
                            ":name", AttributeValue.fromS(name),
                            ":from", AttributeValue.fromS(StatusTime.formatMinute(fromMs)),
                            ":to", AttributeValue.fromS(StatusTime.formatMinute(toMs - 1))))
                    .scanIndexForward(false)
                    .limit(most)
                    .exclusiveStartKey(from));
        } catch (SdkException e) {
            throw AwsFailure.of("dynamodb:Query " + table, e);
        }
    }

    private Minute parse(Map<String, AttributeValue> item) throws RefusedException {
        try {
            return new Minute(
                    StatusTime.parse(attribute(item, STATUS_TIME).s() + ".000"),
                    new BigDecimal(attribute(item, DISTANCE).n()),
                    integer(item, SAMPLES),
                    integer(item, MIN_HEALTH_POINTS),
                    integer(item, MAX_HEALTH_POINTS),
                    integer(item, MIN_MAGIC_POINTS),
                    integer(item, MAX_MAGIC_POINTS),
                    Double.parseDouble(attribute(item, LATITUDE).n()),
                    Double.parseDouble(attribute(item, LONGITUDE).n()),
                    StatusTime.parse(attribute(item, LAST_STATUS_TIME).s()));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    "table " + table + " holds an item that the Aggregator did not write: " + e.getMessage(), e);
        }
    }

    private static int integer(Map<String, AttributeValue> item, String attribute) {
        return Integer.parseInt(attribute(item, attribute).n());
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        AttributeValue.Type expected = name.equals(STATUS_TIME) || name.equals(LAST_STATUS_TIME)
                ? AttributeValue.Type.S
                : AttributeValue.Type.N;
        if (value == null || value.type() != expected) {
            throw new IllegalArgumentException("a minute must have " + name + " as " + expected + ": has "
                    + (value == null ? "none" : value.type()));
        }
        return value;
    }
}
