package com.wildrydes.producer.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Parses rows that are a JSON object each. Keys that hold no field of the event are skipped: they are not sent.
final class JsonRowParser implements RowParser {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String label;
    private final FieldMapping mapping;
    private final Map<String, EventField> fieldByKey = new HashMap<>();
    private boolean isFirst = true;

    /// @param label how messages call the file
    JsonRowParser(String label, FieldMapping mapping) {
        this.label = label;
        this.mapping = mapping;
        for (EventField field : EventField.values()) {
            fieldByKey.putIfAbsent(mapping.column(field), field);
        }
        // A key that was named for one field is not that of another, whatever its own name says.
        mapping.columns().forEach((field, key) -> fieldByKey.put(key, field));
    }

    @Override
    public Map<EventField, String> parse(String row) throws UnreadableRowException, ReplayException {
        Map<EventField, String> values = new EnumMap<>(EventField.class);
        Set<String> keys = new LinkedHashSet<>();
        try (JsonParser json = JSON.createParser(row)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableRowException("a row must be a JSON object on one line");
            }
            for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
                JsonToken token = json.nextToken();
                EventField field = fieldByKey.get(key);
                if (isFirst) {
                    keys.add(key);
                }
                if (field == null) {
                    json.skipChildren();
                } else if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
                    if (!json.getText().isBlank()) {
                        values.put(field, json.getText());
                    }
                } else if (token != JsonToken.VALUE_NULL) {
                    throw new UnreadableRowException(key + " must be a string or a number, but is " + token.asString());
                }
            }
            if (json.nextToken() != null) {
                throw new UnreadableRowException("a row must be one JSON object, but goes on after it");
            }
        } catch (IOException e) {
            throw new UnreadableRowException("a row must be a JSON object on one line: " + firstLine(e));
        }
        if (isFirst) {
            checkMapping(keys);
            isFirst = false;
        }
        return values;
    }

    /// A key that was named and is not in the file is a slip of the pen: the rest of the file would be no better.
    private void checkMapping(Set<String> keys) throws ReplayException {
        for (Map.Entry<EventField, String> named : mapping.columns().entrySet()) {
            if (!keys.contains(named.getValue())) {
                throw new ReplayException(label + ": no key " + named.getValue() + " for "
                        + named.getKey().eventName() + " in the first row; its keys are: " + String.join(", ", keys));
            }
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
