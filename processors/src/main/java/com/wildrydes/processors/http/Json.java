package com.wildrydes.processors.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.wildrydes.telemetry.StatusTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// JSON documents as bytes, UTF-8, written by streaming.
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private static final int DATE_LENGTH = "yyyy-MM-dd".length();

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
        byte[] text = new byte[StatusTime.LENGTH + 1];
        StatusTime.format(timeMs, text, 0);
        text[DATE_LENGTH] = 'T';
        text[StatusTime.LENGTH] = 'Z';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /// Writes a field that is a time, as [#time] shows it.
    public static void writeTimeField(JsonGenerator json, String field, long timeMs) throws IOException {
        json.writeStringField(field, time(timeMs));
    }

    /// Writes fields of an object.
    @FunctionalInterface
    public interface Content {
        void write(JsonGenerator json) throws IOException;
    }
}
