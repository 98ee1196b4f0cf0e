package com.wildrydes.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.wildrydes.telemetry.aggregated.AggregatedRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads one event from JSON by streaming. Used once.
final class EventReader {

    private static final int MAX_NESTING = 1000;
    private static final int MAX_NUMBER_LENGTH = 1000;
    private static final int MAX_FIELD_NAME_LENGTH = 1000;

    /// Field names come from strangers: they are bounded, and neither interned nor trusted not to collide.
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_FIELD_NAME_LENGTH)
                    .build())
            .build();

    private static final String[] FIELDS = {
        "Name", "StatusTime", "Latitude", "Longitude", "Distance", "HealthPoints", "MagicPoints"
    };
    private static final String ONE_OBJECT = "must be one JSON object: more follows it, ";
    private static final int ALL_FIELDS = (1 << FIELDS.length) - 1;

    private final byte[] data;
    private final int offset;
    private final int length;

    /// Position of the object's brace.
    private int start;
    /// One bit for each of FIELDS.
    private int seen;
    /// Whether the object has been read to its brace.
    private boolean ended;

    private String name = "";
    private long statusTimeMs;
    private double latitude;
    private double longitude;
    private double distance;
    private int healthPoints;
    private int magicPoints;

    private final boolean keepsExtra;
    private final StringBuilder extra = new StringBuilder(0);

    /// @param keepsExtra whether the unknown fields will be asked for
    EventReader(byte[] data, int offset, int length, boolean keepsExtra) {
        this.data = data;
        this.offset = offset;
        this.length = length;
        this.keepsExtra = keepsExtra;
    }

    StatusEvent read() throws RejectedException {
        start = startOfObject();
        int malformedAt = Utf8.malformedAt(data, offset, length);
        if (malformedAt >= 0) {
            throw new RejectedException("must be UTF-8: malformed at byte " + malformedAt + excerpt(malformedAt));
        }
        // From the brace on: before it, a parser would guess at other encodings.
        try (JsonParser json = JSON.createParser(data, start, offset + length - start)) {
            try {
                readObject(json);
            } catch (StreamConstraintsException e) {
                throw new RejectedException("must be nested at most " + MAX_NESTING + " deep, with numbers of at most "
                        + MAX_NUMBER_LENGTH + " and field names of at most " + MAX_FIELD_NAME_LENGTH
                        + " characters: exceeded " + where(json));
            } catch (JsonEOFException e) {
                throw new RejectedException("must be JSON: ends too early, " + where(json));
            } catch (IOException e) {
                throw new RejectedException((ended ? ONE_OBJECT : "must be JSON: malformed ") + where(json));
            }
        } catch (IOException e) {
            throw new RejectedException("must be JSON: " + e.getMessage());
        }
        return new StatusEvent(name, statusTimeMs, latitude, longitude, distance, healthPoints, magicPoints);
    }

    private int startOfObject() throws RejectedException {
        int end = offset + length;
        int at = offset;
        while (at < end && (data[at] == ' ' || data[at] == '\n' || data[at] == '\r' || data[at] == '\t')) {
            at++;
        }
        if (at == end) {
            throw new RejectedException("must be a JSON object: the record is empty");
        }
        if (AggregatedRecords.hasMagic(data, offset, length)) {
            throw new RejectedException(
                    "must be a JSON object: has the magic bytes of an aggregated record, whose MD5 or"
                            + " message is damaged");
        }
        // Two bytes decide the encoding: UTF-16 and UTF-32 have a zero in one of them.
        if (data[at] != '{' || (at + 1 < end && data[at + 1] == 0)) {
            throw new RejectedException("must be a JSON object in UTF-8, from '{' on" + excerpt(at - offset));
        }
        return at;
    }

    private void readObject(JsonParser json) throws IOException, RejectedException {
        json.nextToken();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            readField(json, field);
        }
        ended = true;
        if (json.nextToken() != null) {
            throw new RejectedException(ONE_OBJECT + where(json));
        }
        if (seen != ALL_FIELDS) {
            throw new RejectedException(FIELDS[Integer.numberOfTrailingZeros(~seen)] + " must be given: is missing");
        }
    }

    private void readField(JsonParser json, String field) throws IOException, RejectedException {
        switch (field) {
            case "Name" -> {
                once(0);
                name = string(json, field).getText();
            }
            case "StatusTime" -> {
                once(1);
                statusTimeMs = time(string(json, field));
            }
            case "Latitude" -> {
                once(2);
                latitude = number(json, field);
            }
            case "Longitude" -> {
                once(3);
                longitude = number(json, field);
            }
            case "Distance" -> {
                once(4);
                distance = number(json, field);
            }
            case "HealthPoints" -> {
                once(5);
                healthPoints = points(json, field);
            }
            case "MagicPoints" -> {
                once(6);
                magicPoints = points(json, field);
            }
            default -> readUnknown(json);
        }
    }

    private void readUnknown(JsonParser json) throws IOException {
        int from = (int) json.currentTokenLocation().getByteOffset();
        json.nextToken();
        json.skipChildren();
        if (keepsExtra) {
            // A string is read no further than to its first quote before it is asked for.
            json.finishToken();
            int to = (int) json.currentLocation().getByteOffset();
            extra.append(extra.isEmpty() ? '{' : ',')
                    .append(new String(data, start + from, to - from, StandardCharsets.UTF_8));
        }
    }

    /// The fields that the format does not name, as they are written and in their order, as one JSON object.
    ///
    /// @return null when there are none, and when the reader does not keep them
    @Nullable
    String extra() {
        return extra.isEmpty() ? null : extra + "}";
    }

    private void once(int field) throws RejectedException {
        int bit = 1 << field;
        if ((seen & bit) != 0) {
            throw new RejectedException(FIELDS[field] + " must be given once: is repeated");
        }
        seen |= bit;
    }

    private static JsonParser string(JsonParser json, String field) throws IOException, RejectedException {
        if (json.nextToken() != JsonToken.VALUE_STRING) {
            throw new RejectedException(field + " must be a string: " + shown(json));
        }
        return json;
    }

    private static long time(JsonParser json) throws IOException, RejectedException {
        long timeMs = StatusTime.parseOrInvalid(json.getText());
        if (timeMs == StatusTime.INVALID) {
            throw new RejectedException("StatusTime " + StatusTime.RULE + ": " + shown(json));
        }
        return timeMs;
    }

    private static double number(JsonParser json, String field) throws IOException, RejectedException {
        JsonToken token = json.nextToken();
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            throw new RejectedException(field + " must be a number: " + shown(json));
        }
        return json.getDoubleValue();
    }

    /// JSON has one kind of number: 100, 100.0 and 1e2 are the same whole number.
    private static int points(JsonParser json, String field) throws IOException, RejectedException {
        double value = number(json, field);
        int points = (int) value;
        if (points != value || points < 0) {
            throw new RejectedException(
                    field + " must be a whole number in [0, " + Integer.MAX_VALUE + "]: " + shown(json));
        }
        return points;
    }

    private static String shown(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        return switch (token) {
            case VALUE_STRING -> "the string " + Shortened.quoted(json.getText());
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            default -> Shortened.plain(json.getText());
        };
    }

    private String where(JsonParser json) {
        int at = start - offset + (int) json.currentLocation().getByteOffset();
        return "near byte " + at + excerpt(at - 10);
    }

    /// Some bytes of the record from a position on, as text.
    private String excerpt(int position) {
        int from = Math.max(0, position);
        int to = Math.min(length, from + 30);
        return from >= to
                ? ""
                : ": " + Shortened.quoted(new String(data, offset + from, to - from, StandardCharsets.UTF_8));
    }
}
