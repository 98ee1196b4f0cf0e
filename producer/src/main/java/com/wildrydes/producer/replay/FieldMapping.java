package com.wildrydes.producer.replay;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// Says which column (of CSV) or key (of JSON) holds which field of the event. A field that is not named here has its
/// own name.
///
/// @param columns column by field, for the fields that are called otherwise
public record FieldMapping(Map<EventField, String> columns) {

    /// Every field is called as in the event.
    public static final FieldMapping NONE = new FieldMapping(Map.of());

    public FieldMapping {
        EnumMap<EventField, String> copy = new EnumMap<>(EventField.class);
        copy.putAll(columns);
        columns = Collections.unmodifiableMap(copy);
        Map<String, EventField> fieldByColumn = new HashMap<>();
        for (EventField field : EventField.values()) {
            String column = columns.getOrDefault(field, field.eventName());
            EventField other = fieldByColumn.putIfAbsent(column, field);
            if (other != null && columns.containsKey(field) && columns.containsKey(other)) {
                throw new IllegalArgumentException("a column can hold one field, but " + column + " is mapped to both "
                        + other.eventName() + " and " + field.eventName());
            }
        }
    }

    /// Reads `Name=column,…`, as `--map` takes it: a field of the event, then the column that holds it.
    ///
    /// @throws IllegalArgumentException when it is of another form or names a field that the event does not have
    public static FieldMapping parse(String text) {
        EnumMap<EventField, String> columns = new EnumMap<>(EventField.class);
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0 || pair.substring(equals + 1).isBlank()) {
                throw new IllegalArgumentException("a mapping must have the form Name=column,…: " + text);
            }
            String name = pair.substring(0, equals).strip();
            EventField field = EventField.named(name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the event has no field \"" + name + "\"; it has: " + EventField.allNames()));
            if (columns.put(field, pair.substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException(
                        "a field can be in one column, but " + name + " is mapped twice: " + text);
            }
        }
        return new FieldMapping(columns);
    }

    /// The column that holds the field.
    public String column(EventField field) {
        return columns.getOrDefault(field, field.eventName());
    }

    /// Whether the file must have the column: because the event needs it, or because it was named.
    boolean isDemanded(EventField field) {
        return field.isRequired() || columns.containsKey(field);
    }
}
