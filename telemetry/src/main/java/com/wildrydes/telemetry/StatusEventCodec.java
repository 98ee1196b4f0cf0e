package com.wildrydes.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Status events to and from their bytes: JSON, UTF-8, one line that ends with `\n`. Thread-safe.
///
/// ```
/// {"Name":"Shadowfax","StatusTime":"2026-07-21 09:15:00.000","Latitude":40.7,"Longitude":-73.9,
///  "Distance":12.5,"HealthPoints":150,"MagicPoints":149}\n          (on one line)
/// ```
public final class StatusEventCodec {

    /// No encoded event is longer, in bytes.
    public static final int MAX_ENCODED_LENGTH = 1024;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private StatusEventCodec() {}

    /// The event's bytes.
    ///
    /// @throws IllegalArgumentException when the event breaks a rule of [StatusEventRules]
    public static byte[] encode(StatusEvent event) {
        byte[] target = new byte[MAX_ENCODED_LENGTH];
        return Arrays.copyOf(target, encode(event, target, 0));
    }

    /// Writes the event at `offset` and returns the offset after it.
    ///
    /// @param target has at least [#MAX_ENCODED_LENGTH] bytes from `offset` on
    /// @throws IllegalArgumentException when the event breaks a rule of [StatusEventRules]
    public static int encode(StatusEvent event, byte[] target, int offset) {
        String reason = StatusEventRules.violation(event);
        if (reason != null) {
            throw new IllegalArgumentException(reason);
        }
        StringBuilder text = new StringBuilder(256).append("{\"Name\":\"");
        for (char c : event.name().toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append("\",\"StatusTime\":\"").append(StatusTime.format(event.statusTimeMs()));
        text.append("\",\"Latitude\":").append(event.latitude());
        text.append(",\"Longitude\":").append(event.longitude());
        text.append(",\"Distance\":").append(event.distance());
        text.append(",\"HealthPoints\":").append(event.healthPoints());
        text.append(",\"MagicPoints\":").append(event.magicPoints()).append("}\n");
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, target, offset, bytes.length);
        return offset + bytes.length;
    }

    /// Reads one event. Never throws, whatever the bytes are.
    ///
    /// @param arrivalTimeMs when the stream took the record in; an event more than a day ahead of it is
    /// rejected
    public static Decoded decode(byte[] data, int offset, int length, long arrivalTimeMs) {
        String name = null;
        String time = null;
        double[] numbers = new double[5];
        Arrays.fill(numbers, Double.NaN);
        try (JsonParser json = JSON.createParser(data, offset, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return new Decoded.Rejected("must be a JSON object");
            }
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                JsonToken token = json.nextToken();
                switch (field) {
                    case "Name" -> name = token == JsonToken.VALUE_STRING ? json.getText() : null;
                    case "StatusTime" -> time = token == JsonToken.VALUE_STRING ? json.getText() : null;
                    case "Latitude" -> numbers[0] = number(json, token);
                    case "Longitude" -> numbers[1] = number(json, token);
                    case "Distance" -> numbers[2] = number(json, token);
                    case "HealthPoints" -> numbers[3] = number(json, token);
                    case "MagicPoints" -> numbers[4] = number(json, token);
                    default -> json.skipChildren();
                }
            }
        } catch (IOException e) {
            return new Decoded.Rejected("must be JSON: " + e.getMessage());
        }
        return validated(name, time, numbers, arrivalTimeMs);
    }

    private static Decoded validated(
            @Nullable String name, @Nullable String time, double[] numbers, long arrivalTimeMs) {
        if (name == null) {
            return new Decoded.Rejected("Name must be a string");
        }
        if (time == null) {
            return new Decoded.Rejected("StatusTime must be a string");
        }
        long timeMs = StatusTime.parse(time.toCharArray(), 0, time.length());
        StatusEvent event =
                new StatusEvent(name, timeMs, numbers[0], numbers[1], numbers[2], (int) numbers[3], (int) numbers[4]);
        String reason = StatusEventRules.violation(event, arrivalTimeMs);
        return reason == null ? new Decoded.Valid(event) : new Decoded.Rejected(reason);
    }

    private static double number(JsonParser json, JsonToken token) throws IOException {
        return token.isNumeric() ? json.getDoubleValue() : Double.NaN;
    }
}
