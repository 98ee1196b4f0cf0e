package com.wildrydes.system;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The table of minutes as any DynamoDB client sees it.
final class MinuteTable {
    static final String NAME = "UnicornSensorData";

    private static final int MOST_DIFFERENCES = 10;

    private final DynamoDbClient dynamoDb;

    MinuteTable(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /// Every item, every attribute.
    Map<Minute.Key, Map<String, AttributeValue>> items() {
        return dynamoDb.scanPaginator(scan -> scan.tableName(NAME).consistentRead(true)).items().stream()
                .collect(Collectors.toMap(
                        item -> new Minute.Key(
                                item.get("Name").s(), item.get("StatusTime").s()),
                        item -> item));
    }

    /// Every minute of the unicorns whose names begin so.
    Map<Minute.Key, Minute> minutes(String prefix) {
        var minutes = new HashMap<Minute.Key, Minute>();
        items().forEach((key, item) -> {
            if (key.name().startsWith(prefix)) {
                minutes.put(key, minute(item));
            }
        });
        return minutes;
    }

    boolean has(Minute.Key key) {
        return dynamoDb.getItem(get -> get.tableName(NAME).key(attributes(key)).consistentRead(true))
                .hasItem();
    }

    /// Falsifies an item, or puts it right again.
    void setDistance(Minute.Key key, BigDecimal metres) {
        dynamoDb.updateItem(update -> update.tableName(NAME)
                .key(attributes(key))
                .updateExpression("SET Distance = :metres")
                .expressionAttributeValues(Map.of(":metres", AttributeValue.fromN(metres.toPlainString()))));
    }

    /// How the minutes of the unicorns whose names begin so differ from what they must be: empty when they do not.
    List<String> differences(String prefix, Map<Minute.Key, Minute> right) {
        Map<Minute.Key, Minute> found = minutes(prefix);
        var keys =
                new TreeSet<Minute.Key>(Comparator.comparing(Minute.Key::name).thenComparing(Minute.Key::statusTime));
        keys.addAll(found.keySet());
        keys.addAll(right.keySet());
        var differences = new ArrayList<String>();
        for (Minute.Key key : keys) {
            Minute is = found.get(key);
            Minute must = right.get(key);
            if (must == null || !must.equals(is)) {
                differences.add(key + "\n   is      " + is + "\n   must be " + must);
            }
        }
        if (differences.size() > MOST_DIFFERENCES) {
            int more = differences.size() - MOST_DIFFERENCES;
            differences.subList(MOST_DIFFERENCES, differences.size()).clear();
            differences.add("and " + more + " more of " + keys.size() + " minutes");
        }
        return differences;
    }

    static Map<String, AttributeValue> attributes(Minute.Key key) {
        return Map.of("Name", AttributeValue.fromS(key.name()), "StatusTime", AttributeValue.fromS(key.statusTime()));
    }

    private static Minute minute(Map<String, AttributeValue> item) {
        return new Minute(
                number(item, "Samples").longValueExact(),
                number(item, "Distance"),
                number(item, "MinHealthPoints").longValueExact(),
                number(item, "MaxHealthPoints").longValueExact(),
                number(item, "MinMagicPoints").longValueExact(),
                number(item, "MaxMagicPoints").longValueExact(),
                number(item, "Latitude"),
                number(item, "Longitude"),
                item.get("LastStatusTime").s());
    }

    private static BigDecimal number(Map<String, AttributeValue> item, String attribute) {
        return new BigDecimal(item.get(attribute).n());
    }
}
