package com.wildrydes.processors.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// JSON documents as bytes, UTF-8, written by streaming.
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Json() {}

    /// The document of an object with these fields.
    public static byte[] object(Content fields) {
        var bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = generator(bytes)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    static JsonGenerator generator(OutputStream target) throws IOException {
        return FACTORY.createGenerator(target);
    }

    /// ISO 8601 in UTC with milliseconds: `2026-07-21T09:15:00.000Z`.
    ///
    /// @param timeMs since the epoch, years 0000 to 9999
    public static String time(long timeMs) {
        return TIME.format(Instant.ofEpochMilli(timeMs));
    }

    /// Writes fields of an object.
    @FunctionalInterface
    public interface Content {
        void write(JsonGenerator json) throws IOException;
    }
}
