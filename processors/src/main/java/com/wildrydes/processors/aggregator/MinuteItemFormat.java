package com.wildrydes.processors.aggregator;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.wildrydes.telemetry.StatusTime;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items of the table `UnicornSensorData` to and from their attributes.
///
/// ```
/// Name             S   partition key
/// StatusTime       S   sort key: start of the minute, yyyy-MM-dd HH:mm:00
/// Distance         N   metres, exact to 1e-9
/// Min-/MaxHealthPoints, Min-/MaxMagicPoints, Samples   N
/// Latitude, Longitude, LastStatusTime                  N, N, S yyyy-MM-dd HH:mm:ss.SSS
/// EventTimes       B   the events that are counted: see EventTimeSet
/// Version          N   counts the writes
/// WriteId          N   which write it was
/// ```
public final class MinuteItemFormat {

    public static final String NAME = "Name";
    public static final String STATUS_TIME = "StatusTime";
    public static final String DISTANCE = "Distance";
    public static final String MIN_HEALTH_POINTS = "MinHealthPoints";
    public static final String MAX_HEALTH_POINTS = "MaxHealthPoints";
    public static final String MIN_MAGIC_POINTS = "MinMagicPoints";
    public static final String MAX_MAGIC_POINTS = "MaxMagicPoints";
    public static final String SAMPLES = "Samples";
    public static final String LATITUDE = "Latitude";
    public static final String LONGITUDE = "Longitude";
    public static final String LAST_STATUS_TIME = "LastStatusTime";
    public static final String EVENT_TIMES = "EventTimes";
    public static final String VERSION = "Version";
    public static final String WRITE_ID = "WriteId";

    private MinuteItemFormat() {}

    static Map<String, AttributeValue> key(MinuteKey key) {
        return Map.of(NAME, fromS(key.name()), STATUS_TIME, fromS(StatusTime.formatMinute(key.minuteMs())));
    }

    static Map<String, AttributeValue> attributes(MinuteItem item) {
        MinuteStatistics statistics = Objects.requireNonNull(item.statistics(), "an item without events is not stored");
        var attributes = new HashMap<>(key(item.key()));
        attributes.put(DISTANCE, number(statistics.distance()));
        attributes.put(MIN_HEALTH_POINTS, number(statistics.minHealthPoints()));
        attributes.put(MAX_HEALTH_POINTS, number(statistics.maxHealthPoints()));
        attributes.put(MIN_MAGIC_POINTS, number(statistics.minMagicPoints()));
        attributes.put(MAX_MAGIC_POINTS, number(statistics.maxMagicPoints()));
        attributes.put(SAMPLES, number(item.included().size()));
        attributes.put(LATITUDE, number(BigDecimal.valueOf(statistics.latitude())));
        attributes.put(LONGITUDE, number(BigDecimal.valueOf(statistics.longitude())));
        attributes.put(LAST_STATUS_TIME, fromS(StatusTime.format(statistics.lastStatusTimeMs())));
        attributes.put(
                EVENT_TIMES, fromB(SdkBytes.fromByteArrayUnsafe(item.included().toBytes())));
        attributes.put(VERSION, number(item.version()));
        attributes.put(WRITE_ID, number(item.writeId()));
        return attributes;
    }

    /// The item of these attributes.
    ///
    /// @throws IllegalArgumentException when the attributes are not those of an item that [#attributes] made
    public static MinuteItem parse(Map<String, AttributeValue> attributes) {
        long minuteMs = StatusTime.parse(string(attributes, STATUS_TIME) + ".000");
        var statistics = new MinuteStatistics(
                number(attributes, DISTANCE),
                number(attributes, MIN_HEALTH_POINTS).intValueExact(),
                number(attributes, MAX_HEALTH_POINTS).intValueExact(),
                number(attributes, MIN_MAGIC_POINTS).intValueExact(),
                number(attributes, MAX_MAGIC_POINTS).intValueExact(),
                number(attributes, LATITUDE).doubleValue(),
                number(attributes, LONGITUDE).doubleValue(),
                StatusTime.parse(string(attributes, LAST_STATUS_TIME)));
        var times =
                EventTimeSet.fromBytes(attribute(attributes, EVENT_TIMES).b().asByteArrayUnsafe());
        return new MinuteItem(
                new MinuteKey(string(attributes, NAME), minuteMs),
                statistics,
                times,
                number(attributes, VERSION).longValueExact(),
                number(attributes, WRITE_ID).longValueExact());
    }

    private static AttributeValue number(long value) {
        return fromN(Long.toString(value));
    }

    private static AttributeValue number(BigDecimal value) {
        return fromN(value.signum() == 0 ? "0" : value.stripTrailingZeros().toString());
    }

    private static BigDecimal number(Map<String, AttributeValue> attributes, String name) {
        return new BigDecimal(attribute(attributes, name).n());
    }

    private static String string(Map<String, AttributeValue> attributes, String name) {
        return attribute(attributes, name).s();
    }

    private static AttributeValue attribute(Map<String, AttributeValue> attributes, String name) {
        AttributeValue value = attributes.get(name);
        AttributeValue.Type expected = switch (name) {
            case NAME, STATUS_TIME, LAST_STATUS_TIME -> AttributeValue.Type.S;
            case EVENT_TIMES -> AttributeValue.Type.B;
            default -> AttributeValue.Type.N;
        };
        if (value == null || value.type() != expected) {
            throw new IllegalArgumentException("an item must have " + name + " as " + expected + ": has "
                    + (value == null ? "none" : value.type()));
        }
        return value;
    }
}
