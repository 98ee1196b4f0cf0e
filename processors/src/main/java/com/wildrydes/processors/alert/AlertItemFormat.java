package com.wildrydes.processors.alert;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items of the table `UnicornAlerts` to and from their attributes.
///
/// ```
/// Day                S   partition key: UTC day of the fall, yyyy-MM-dd
/// Id                 S   sort key: see AlertId
/// Name               S
/// Vital              S   healthPoints or magicPoints
/// RaisedAt           S   event time of the fall
/// Value, Threshold, Latitude, Longitude   N   of the fall; missing while only the recovery is known
/// ResolvedAt         S   event time of the recovery, once there was one
/// DurationMs, RecoveredValue              N   with it
/// AcknowledgedAt     S   once an operator has
/// PublishedAt        S   once it is
/// ClaimHolder        N   who is about to publish it …
/// ClaimedUntil       N   … until when, milliseconds since the epoch
/// Open               S   "open" while it is: the index of open alerts
/// Waiting            S   "waiting" while later deliveries must publish it: the index of those
/// ExpiresAt          N   seconds since the epoch: the table's time to live
/// Version            N   counts the writes
/// ```
///
/// Times are as `2026-11-22T20:15:00.123Z`. The partition `days` is no day: its items are the days that have alerts.
public final class AlertItemFormat {

    public static final String DAY = "Day";
    public static final String ID = "Id";
    public static final String OPEN = "Open";
    public static final String WAITING = "Waiting";
    public static final String EXPIRES_AT = "ExpiresAt";
    static final String VERSION = "Version";
    static final String VALUE = "Value";

    /// The partition of the days that have alerts.
    static final String DAYS = "days";

    /// The only key of the index [#OPEN].
    public static final String IS_OPEN = "open";

    /// The only key of the index [#WAITING].
    public static final String IS_WAITING = "waiting";

    private static final String NAME = "Name";
    private static final String VITAL = "Vital";
    private static final String RAISED_AT = "RaisedAt";
    private static final String THRESHOLD = "Threshold";
    private static final String LATITUDE = "Latitude";
    private static final String LONGITUDE = "Longitude";
    private static final String RESOLVED_AT = "ResolvedAt";
    private static final String DURATION_MS = "DurationMs";
    private static final String RECOVERED_VALUE = "RecoveredValue";
    private static final String ACKNOWLEDGED_AT = "AcknowledgedAt";
    private static final String PUBLISHED_AT = "PublishedAt";
    private static final String CLAIM_HOLDER = "ClaimHolder";
    private static final String CLAIMED_UNTIL = "ClaimedUntil";

    private AlertItemFormat() {}

    static Map<String, AttributeValue> key(AlertId id) {
        return Map.of(DAY, fromS(id.day()), ID, fromS(id.text()));
    }

    static Map<String, AttributeValue> attributes(AlertItem item) {
        var attributes = new HashMap<>(key(item.id()));
        if (item.resolved() != null) {
            attributes.putAll(fall(item.resolved()));
            attributes.put(RESOLVED_AT, time(item.resolved().recoveredMs()));
            attributes.put(
                    DURATION_MS,
                    number(item.resolved().recoveredMs() - item.resolved().fallMs()));
            attributes.put(RECOVERED_VALUE, number(item.resolved().value()));
        }
        if (item.raised() != null) {
            attributes.putAll(fall(item.raised()));
            attributes.put(VALUE, number(item.raised().value()));
            attributes.put(THRESHOLD, number(item.raised().threshold()));
            attributes.put(LATITUDE, degrees(item.raised().latitude()));
            attributes.put(LONGITUDE, degrees(item.raised().longitude()));
        }
        if (item.isOpen()) {
            attributes.put(OPEN, fromS(IS_OPEN));
        }
        if (item.acknowledgedMs() != null) {
            attributes.put(ACKNOWLEDGED_AT, time(item.acknowledgedMs()));
        }
        putPublication(attributes, item.publication());
        attributes.put(EXPIRES_AT, number(item.expiresS()));
        attributes.put(VERSION, number(item.version()));
        return attributes;
    }

    private static Map<String, AttributeValue> fall(Transition transition) {
        return Map.of(
                NAME, fromS(transition.name()),
                VITAL, fromS(transition.vital().field()),
                RAISED_AT, time(transition.fallMs()));
    }

    private static void putPublication(Map<String, AttributeValue> attributes, Publication publication) {
        if (publication.publishedMs() != null) {
            attributes.put(PUBLISHED_AT, time(publication.publishedMs()));
        }
        if (publication.claim() != null) {
            attributes.put(CLAIM_HOLDER, number(publication.claim().holder()));
            attributes.put(CLAIMED_UNTIL, number(publication.claim().untilMs()));
        }
        if (publication.waiting()) {
            attributes.put(WAITING, fromS(IS_WAITING));
        }
    }

    /// The item of these attributes.
    ///
    /// @throws IllegalArgumentException when the attributes are not those of an item that [#attributes] made
    static AlertItem item(Map<String, AttributeValue> attributes) {
        AlertId id = id(attributes);
        String name = string(attributes, NAME);
        Vital vital = Vital.ofField(string(attributes, VITAL));
        long fallMs = IsoTime.parse(string(attributes, RAISED_AT));
        var raised = attributes.containsKey(VALUE)
                ? new Transition.Raised(
                        name,
                        vital,
                        fallMs,
                        number(attributes, VALUE).intValueExact(),
                        number(attributes, THRESHOLD).intValueExact(),
                        number(attributes, LATITUDE).doubleValue(),
                        number(attributes, LONGITUDE).doubleValue())
                : null;
        Long resolvedMs = timeOrNull(attributes, RESOLVED_AT);
        var resolved = resolvedMs == null
                ? null
                : new Transition.Resolved(
                        name,
                        vital,
                        fallMs,
                        resolvedMs,
                        number(attributes, RECOVERED_VALUE).intValueExact());
        return new AlertItem(
                id,
                raised,
                resolved,
                timeOrNull(attributes, ACKNOWLEDGED_AT),
                publication(attributes),
                number(attributes, EXPIRES_AT).longValueExact(),
                number(attributes, VERSION).longValueExact());
    }

    private static Publication publication(Map<String, AttributeValue> attributes) {
        var claim = attributes.containsKey(CLAIM_HOLDER)
                ? new Publication.Claim(
                        number(attributes, CLAIM_HOLDER).longValueExact(),
                        number(attributes, CLAIMED_UNTIL).longValueExact())
                : null;
        return new Publication(timeOrNull(attributes, PUBLISHED_AT), claim, attributes.containsKey(WAITING));
    }

    /// The alert of an item's attributes, or of those that the index of open alerts has.
    ///
    /// @throws IllegalArgumentException when they are not those of an alert that is raised
    static Alert alert(Map<String, AttributeValue> attributes) {
        return new Alert(
                id(attributes),
                string(attributes, NAME),
                Vital.ofField(string(attributes, VITAL)),
                number(attributes, VALUE).intValueExact(),
                number(attributes, THRESHOLD).intValueExact(),
                IsoTime.parse(string(attributes, RAISED_AT)),
                timeOrNull(attributes, RESOLVED_AT),
                timeOrNull(attributes, ACKNOWLEDGED_AT),
                number(attributes, LATITUDE).doubleValue(),
                number(attributes, LONGITUDE).doubleValue());
    }

    /// The id among an item's attributes.
    ///
    /// @throws IllegalArgumentException when there is none
    static AlertId id(Map<String, AttributeValue> attributes) {
        return new AlertId(string(attributes, ID));
    }

    /// The register's entry of a day.
    static Map<String, AttributeValue> day(String day, long expiresS) {
        return Map.of(DAY, fromS(DAYS), ID, fromS(day), EXPIRES_AT, number(expiresS));
    }

    /// The day of an entry of the register.
    ///
    /// @throws IllegalArgumentException when it is none
    static String dayOf(Map<String, AttributeValue> attributes) {
        return string(attributes, ID);
    }

    static AttributeValue number(long value) {
        return fromN(Long.toString(value));
    }

    private static AttributeValue degrees(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        return fromN(exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toString());
    }

    private static AttributeValue time(long timeMs) {
        return fromS(IsoTime.format(timeMs));
    }

    private static @Nullable Long timeOrNull(Map<String, AttributeValue> attributes, String name) {
        return attributes.containsKey(name) ? Long.valueOf(IsoTime.parse(string(attributes, name))) : null;
    }

    private static BigDecimal number(Map<String, AttributeValue> attributes, String name) {
        return new BigDecimal(attribute(attributes, name, AttributeValue.Type.N).n());
    }

    private static String string(Map<String, AttributeValue> attributes, String name) {
        return attribute(attributes, name, AttributeValue.Type.S).s();
    }

    private static AttributeValue attribute(
            Map<String, AttributeValue> attributes, String name, AttributeValue.Type expected) {
        AttributeValue value = attributes.get(name);
        if (value == null || value.type() != expected) {
            throw new IllegalArgumentException("an alert must have " + name + " as " + expected + ": has "
                    + (value == null ? "none" : Objects.toString(value.type())));
        }
        return value;
    }
}
