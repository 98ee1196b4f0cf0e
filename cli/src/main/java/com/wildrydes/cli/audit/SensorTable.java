package com.wildrydes.cli.audit;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// Reads the minutes that the table `UnicornSensorData` holds. Always consistent reads.
final class SensorTable implements Minutes {
    /// BatchGetItem's limit (DynamoDB API reference).
    private static final int MAX_BATCH = 100;

    private static final String ATTRIBUTES =
            "#n, StatusTime, Distance, MinHealthPoints, MaxHealthPoints, MinMagicPoints, MaxMagicPoints, Samples,"
                    + " Latitude, Longitude, LastStatusTime";
    /// Name is a reserved word.
    private static final Map<String, String> NAMES = Map.of("#n", "Name");

    private final DynamoDbClient dynamoDb;
    private final String table;

    SensorTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /// Reads the whole table, because it has no index by time; the service hands over only what is in the range.
    @Override
    public Map<String, Fingerprint> fingerprints(MinuteRange range) {
        var fingerprints = new HashMap<String, Fingerprint>();
        String from = range.from() == null ? null : MinuteKey.minuteOf(range.from());
        String last = range.to() == null ? null : MinuteKey.minuteOf(range.to().minusMillis(1));
        scan(
                from,
                last,
                (key, figures) ->
                        fingerprints.merge(key.minute(), Fingerprint.of(key.name(), figures), Fingerprint::plus));
        return fingerprints;
    }

    @Override
    public void read(NavigableSet<String> minutes, BiConsumer<MinuteKey, MinuteFigures> consumer) {
        scan(minutes.first(), minutes.last(), (key, figures) -> {
            if (minutes.contains(key.minute())) {
                consumer.accept(key, figures);
            }
        });
    }

    @Override
    public Map<MinuteKey, MinuteFigures> find(Collection<MinuteKey> keys) {
        var minutes = new HashMap<MinuteKey, MinuteFigures>();
        Deque<Map<String, AttributeValue>> wanted = new ArrayDeque<>();
        for (MinuteKey key : keys) {
            wanted.add(
                    Map.of("Name", AttributeValue.fromS(key.name()), "StatusTime", AttributeValue.fromS(key.minute())));
        }
        while (!wanted.isEmpty()) {
            var batch = new ArrayList<Map<String, AttributeValue>>();
            while (batch.size() < MAX_BATCH && !wanted.isEmpty()) {
                batch.add(wanted.remove());
            }
            var answer = dynamoDb.batchGetItem(request -> request.requestItems(Map.of(
                    table,
                    KeysAndAttributes.builder()
                            .keys(batch)
                            .consistentRead(true)
                            .projectionExpression(ATTRIBUTES)
                            .expressionAttributeNames(NAMES)
                            .build())));
            answer.responses().getOrDefault(table, List.of()).forEach(item -> minutes.put(key(item), figures(item)));
            var unread = answer.unprocessedKeys().get(table);
            if (unread != null) {
                wanted.addAll(unread.keys());
            }
        }
        return minutes;
    }

    /// Hands over every item of the minutes from the first to the last, page by page.
    private void scan(@Nullable String first, @Nullable String last, BiConsumer<MinuteKey, MinuteFigures> consumer) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, AttributeValue>();
        if (first != null) {
            conditions.add("StatusTime >= :first");
            values.put(":first", AttributeValue.fromS(first));
        }
        if (last != null) {
            conditions.add("StatusTime <= :last");
            values.put(":last", AttributeValue.fromS(last));
        }
        var request = ScanRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .projectionExpression(ATTRIBUTES)
                .expressionAttributeNames(NAMES);
        if (!conditions.isEmpty()) {
            request.filterExpression(String.join(" AND ", conditions)).expressionAttributeValues(values);
        }
        dynamoDb.scanPaginator(request.build()).items().forEach(item -> consumer.accept(key(item), figures(item)));
    }

    private static MinuteKey key(Map<String, AttributeValue> item) {
        return new MinuteKey(text(item, "Name"), text(item, "StatusTime"));
    }

    private static MinuteFigures figures(Map<String, AttributeValue> item) {
        return new MinuteFigures(
                number(item, "Samples").longValue(),
                number(item, "Distance"),
                number(item, "MinHealthPoints").longValue(),
                number(item, "MaxHealthPoints").longValue(),
                number(item, "MinMagicPoints").longValue(),
                number(item, "MaxMagicPoints").longValue(),
                number(item, "Latitude").doubleValue(),
                number(item, "Longitude").doubleValue(),
                text(item, "LastStatusTime"));
    }

    /// A figure that is not there shows as one that is wrong.
    private static BigDecimal number(Map<String, AttributeValue> item, String attribute) {
        AttributeValue value = item.get(attribute);
        return value == null || value.n() == null ? BigDecimal.valueOf(-1) : new BigDecimal(value.n());
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        AttributeValue value = item.get(attribute);
        return value == null || value.s() == null ? "" : value.s();
    }
}
