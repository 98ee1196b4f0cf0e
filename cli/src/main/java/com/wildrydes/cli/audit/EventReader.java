package com.wildrydes.cli.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.Set;

/// Decides what is an event, by the rules of the format (`docs/event.md`), written a second time on purpose.
final class EventReader {
    private static final Set<String> FIELDS =
            Set.of("Name", "StatusTime", "Latitude", "Longitude", "Distance", "HealthPoints", "MagicPoints");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(1000)
                            .maxNumberLength(1000)
                            .maxNameLength(1000)
                            .build())
                    .build())
            .build();

    private static final DateTimeFormatter STATUS_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withResolverStyle(ResolverStyle.STRICT);
    private static final int STATUS_TIME_LENGTH = 23;

    private static final long DAY_MS = 86_400_000;

    private EventReader() {}

    /// The event in `payload`, or empty when it is none.
    static Optional<Event> read(byte[] payload, Instant arrival) {
        try {
            return event(fields(payload)).filter(event -> event.timeMs() - DAY_MS <= arrival.toEpochMilli());
        } catch (IOException | DateTimeException e) {
            // Not an event: that is the answer, and the Aggregator's quarantine keeps the reason.
            return Optional.empty();
        }
    }

    /// The known fields of the one JSON object in `payload`, each of which may be there once.
    private static ObjectNode fields(byte[] payload) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(payload))
                .toString();
        ObjectNode fields = JSON.createObjectNode();
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object");
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                if (!FIELDS.contains(name)) {
                    json.skipChildren();
                } else if (fields.replace(name, JSON.readTree(json)) != null) {
                    throw new IOException("repeated field");
                }
            }
            if (json.nextToken() != null) {
                throw new IOException("more than one value");
            }
        }
        return fields;
    }

    private static Optional<Event> event(ObjectNode fields) {
        boolean typed = FIELDS.stream().allMatch(field -> switch (field) {
            case "Name", "StatusTime" -> fields.path(field).isTextual();
            default -> fields.path(field).isNumber();
        });
        if (!typed) {
            return Optional.empty();
        }
        var event = new Event(
                fields.path("Name").textValue(),
                timeMs(fields.path("StatusTime").textValue()),
                fields.path("Latitude").doubleValue(),
                fields.path("Longitude").doubleValue(),
                fields.path("Distance").doubleValue(),
                fields.path("HealthPoints").intValue(),
                fields.path("MagicPoints").intValue());
        boolean valid = validName(event.name())
                && within(event.latitude(), -90, 90)
                && within(event.longitude(), -180, 180)
                && within(event.distance(), 0, 1e12)
                && wholePoints(fields.path("HealthPoints"))
                && wholePoints(fields.path("MagicPoints"));
        return valid ? Optional.of(event) : Optional.empty();
    }

    private static long timeMs(String text) {
        if (text.length() != STATUS_TIME_LENGTH) {
            throw new DateTimeException("another length");
        }
        return LocalDateTime.parse(text, STATUS_TIME).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static boolean validName(String name) {
        long characters = name.codePoints().count();
        return characters >= 1
                && characters <= 64
                && name.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean within(double value, double least, double greatest) {
        return value >= least && value <= greatest;
    }

    private static boolean wholePoints(JsonNode number) {
        double value = number.doubleValue();
        return within(value, 0, Integer.MAX_VALUE) && value == Math.rint(value);
    }
}
