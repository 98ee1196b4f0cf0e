package com.wildrydes.processors.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// What subscribers of the topic are told of an alert. Both parts are ASCII, whatever a unicorn is called.
///
/// ```
/// subject   Shadowfax: health 73, below 100
/// body      {"id":"20261122T201500123Z-h-5f6c1b0a9d3e4f72","name":"Shadowfax","vital":"healthPoints","value":73,
///            "threshold":100,"raisedAt":"2026-11-22T20:15:00.123Z","latitude":40.7484,"longitude":-73.9857}
/// ```
///
/// @param id the same one in the same alert's message, should it come twice
/// @param subject for people: one line of fewer than 100 printable characters
/// @param body for programs: JSON
public record AlertMessage(AlertId id, Vital vital, String subject, String body) {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /// SNS takes fewer than 100 characters; two numbers and the words need at most 41.
    private static final int LONGEST_NAME = 56;

    /// The message of an alert's fall.
    static AlertMessage of(AlertId id, Transition.Raised fall) {
        return new AlertMessage(id, fall.vital(), subject(fall), body(id, fall));
    }

    private static String subject(Transition.Raised fall) {
        return printable(fall.name()) + ": " + fall.vital().word() + " " + fall.value() + ", below " + fall.threshold();
    }

    /// A subject must be ASCII without control characters, and begin with none of the spaces.
    private static String printable(String name) {
        String ascii = name.codePoints()
                .limit(LONGEST_NAME)
                .map(c -> c >= ' ' && c <= '~' ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return ascii.startsWith(" ") ? "?" + ascii.substring(1) : ascii;
    }

    private static String body(AlertId id, Transition.Raised fall) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", id.text());
            json.writeStringField("name", fall.name());
            json.writeStringField("vital", fall.vital().field());
            json.writeNumberField("value", fall.value());
            json.writeNumberField("threshold", fall.threshold());
            json.writeStringField("raisedAt", IsoTime.format(fall.fallMs()));
            json.writeNumberField("latitude", fall.latitude());
            json.writeNumberField("longitude", fall.longitude());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return text.toString();
    }
}
