package com.wildrydes.processors.archiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.telemetry.StatusEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the delivery stream was given, read by another JSON library.
final class ArchivedLines {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ArchivedLines() {}

    static List<JsonNode> of(List<byte[]> records) {
        return records.stream().flatMap(record -> lines(record).stream()).toList();
    }

    static List<JsonNode> lines(byte[] record) {
        String text = new String(record, StandardCharsets.UTF_8);
        if (!text.endsWith("\n")) {
            throw new AssertionError("a record must end with its last line");
        }
        return text.lines().map(ArchivedLines::parse).toList();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a line must be one JSON object: " + line, e);
        }
    }

    static StatusEvent event(JsonNode line) {
        return new StatusEvent(
                line.get("name").textValue(),
                line.get("statustimems").longValue(),
                line.get("latitude").doubleValue(),
                line.get("longitude").doubleValue(),
                line.get("distance").doubleValue(),
                line.get("healthpoints").intValue(),
                line.get("magicpoints").intValue());
    }
}
