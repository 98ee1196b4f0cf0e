package com.wildrydes.processors.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.wildrydes.processors.http.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// What a client sends to have a range replayed: `{"from":"2026-07-21T09:00:00Z","to":"2026-07-21T09:15:00Z"}`.
record RangeDocument(Instant from, Instant to) {

    private static final int MOST_BYTES = 1000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// Reads the document strictly: an object of these two fields and nothing else.
    ///
    /// @throws ProblemException when it is anything else
    static RangeDocument read(byte[] body) throws ProblemException {
        if (body.length > MOST_BYTES) {
            throw new ProblemException(413, "a range must be at most " + MOST_BYTES + " bytes of JSON: " + body.length);
        }
        Instant from = null;
        Instant to = null;
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw notARange();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "from" -> from = time(field, json);
                    case "to" -> to = time(field, json);
                    default ->
                        throw ProblemException.broken("a range has the fields from and to: leave out '" + field + "'");
                }
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw notARange();
            }
        } catch (IOException e) {
            throw notARange();
        }
        return new RangeDocument(given("from", from), given("to", to));
    }

    private static Instant given(String field, @Nullable Instant time) throws ProblemException {
        if (time == null) {
            throw ProblemException.broken("a range must have the field " + field + ": an ISO 8601 time");
        }
        return time;
    }

    /// Whole milliseconds, as the events have.
    private static Instant time(String field, JsonParser json) throws IOException, ProblemException {
        String text = json.getText();
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            try {
                return Instant.ofEpochMilli(
                        OffsetDateTime.parse(text).toInstant().toEpochMilli());
            } catch (DateTimeParseException | ArithmeticException e) {
                throw notATime(field, text);
            }
        }
        throw notATime(field, text);
    }

    private static ProblemException notATime(String field, String text) {
        return ProblemException.broken(
                field + " must be an ISO 8601 time with its offset, as 2026-07-21T09:15:00Z: " + text);
    }

    private static ProblemException notARange() {
        return ProblemException.broken(
                "the body must be a range, as {\"from\":\"2026-07-21T09:00:00Z\",\"to\":\"2026-07-21T09:15:00Z\"}");
    }
}
