package com.wildrydes.processors.metrics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// Prints one JSON object a line. Thread-safe: a line is printed as a whole.
final class JsonLines {

    private static final JsonFactory JSON = new JsonFactory();

    private final PrintStream target;

    JsonLines(PrintStream target) {
        this.target = target;
    }

    void print(Content content) {
        var line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        target.println(line);
    }

    /// Writes the fields of an object.
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }
}
