package com.wildrydes.local.kinesis.protocol;

import com.wildrydes.local.kinesis.KinesisException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The members of a structure in a request, by their names, with their types checked when they are asked for. A member
/// that is null is absent.
///
/// @param members values are String, Number, Boolean, ByteBuffer, Input or List of these
record Input(Wire wire, Map<String, Object> members) {

    @Nullable
    String text(String name) {
        return switch (members.get(name)) {
            case null -> null;
            case String text -> text;
            case Object other -> throw mismatch(other, "a String");
        };
    }

    @Nullable
    Integer integer(String name) {
        return switch (members.get(name)) {
            case null -> null;
            case Number number -> Math.clamp(number.longValue(), Integer.MIN_VALUE, Integer.MAX_VALUE);
            case Object other -> throw mismatch(other, "an Integer");
        };
    }

    /// Milliseconds since the epoch.
    @Nullable
    Long time(String name) {
        return switch (members.get(name)) {
            case null -> null;
            case Number number -> wire.epochMs(number);
            case Object other -> throw mismatch(other, "milliseconds since epoch");
        };
    }

    @Nullable
    ByteBuffer blob(String name) {
        return switch (members.get(name)) {
            case null -> null;
            case ByteBuffer bytes -> bytes;
            case String text when wire == Wire.JSON -> base64(text);
            case Object other -> throw mismatch(other, "a Blob");
        };
    }

    private static ByteBuffer base64(String text) {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw KinesisException.serialization("A value can not be converted to a Blob: " + e.getMessage());
        }
    }

    @Nullable
    Input structure(String name) {
        return switch (members.get(name)) {
            case null -> null;
            case Input structure -> structure;
            case Object _ -> throw KinesisException.serialization("Expected null");
        };
    }

    @Nullable
    List<Input> structures(String name) {
        List<?> items = list(name);
        if (items == null) {
            return null;
        }
        List<Input> structures = new ArrayList<>(items.size());
        for (Object item : items) {
            if (!(item instanceof Input structure)) {
                throw KinesisException.serialization("Expected null");
            }
            structures.add(structure);
        }
        return structures;
    }

    @Nullable
    List<String> texts(String name) {
        List<?> items = list(name);
        if (items == null) {
            return null;
        }
        List<String> texts = new ArrayList<>(items.size());
        for (Object item : items) {
            if (!(item instanceof String text)) {
                throw mismatch(item, "a String");
            }
            texts.add(text);
        }
        return texts;
    }

    private @Nullable List<?> list(String name) {
        return switch (members.get(name)) {
            case null -> null;
            case List<?> items -> items;
            case Input _ -> throw KinesisException.serialization("Start of structure or map found where not expected.");
            case Object _ -> throw KinesisException.serialization("Expected list or null");
        };
    }

    @Nullable
    Map<String, String> textMap(String name) {
        Input map = structure(name);
        if (map == null) {
            return null;
        }
        Map<String, String> texts = new TreeMap<>();
        map.members().forEach((key, value) -> {
            if (!(value instanceof String text)) {
                throw mismatch(value, "a String");
            }
            texts.put(key, text);
        });
        return texts;
    }

    private static KinesisException mismatch(Object value, String wanted) {
        return KinesisException.serialization(
                switch (value) {
                    case List<?> _ -> "Start of list found where not expected";
                    case Input _ -> "Start of structure or map found where not expected.";
                    default -> value.getClass().getSimpleName() + " can not be converted to " + wanted;
                });
    }
}
