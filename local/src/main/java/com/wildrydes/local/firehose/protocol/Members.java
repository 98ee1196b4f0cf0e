package com.wildrydes.local.firehose.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.local.firehose.FirehoseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The members of a structure in a request, with their types checked when they are asked for. A member that is
/// null is absent.
///
/// @param path of the structure, as the texts of errors name it; empty for the request itself
record Members(JsonNode node, String path) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// The members of a request.
    ///
    /// @throws FirehoseException when the body is not one structure
    static Members of(byte[] body) throws IOException {
        JsonNode node;
        try {
            node = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw FirehoseException.serialization("The body is not JSON: " + e.getOriginalMessage());
        }
        if (!node.isObject()) {
            throw FirehoseException.serialization("The body must be one structure");
        }
        return new Members(node, "");
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /// The member's path, such as `extendedS3DestinationConfiguration.bucketARN`.
    String path(String name) {
        String own = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        return path.isEmpty() ? own : path + "." + own;
    }

    @Nullable
    String text(String name) {
        if (!has(name)) {
            return null;
        }
        return require(node.get(name).isTextual(), name, "a String").asText();
    }

    String text(String name, String absent) {
        String text = text(name);
        return text == null ? absent : text;
    }

    @Nullable
    Integer integer(String name) {
        if (!has(name)) {
            return null;
        }
        JsonNode value = require(node.get(name).isNumber(), name, "an Integer");
        return Math.clamp(value.longValue(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    boolean flag(String name, boolean absent) {
        return has(name)
                ? require(node.get(name).isBoolean(), name, "a Boolean").booleanValue()
                : absent;
    }

    /// A structure; one without members where it is absent.
    Members structure(String name) {
        if (!has(name)) {
            return new Members(JSON.createObjectNode(), path(name));
        }
        return new Members(require(node.get(name).isObject(), name, "a structure"), path(name));
    }

    List<Members> structures(String name) {
        List<Members> items = new ArrayList<>();
        if (has(name)) {
            JsonNode list = require(node.get(name).isArray(), name, "a list");
            for (JsonNode item : list) {
                String at = path(name) + "." + (items.size() + 1) + ".member";
                items.add(new Members(require(item.isObject(), name, "a list of structures", item), at));
            }
        }
        return items;
    }

    Map<String, String> textMap(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        Members map = structure(name);
        map.node.fieldNames().forEachRemaining(key -> texts.put(key, map.text(key, "")));
        return texts;
    }

    private JsonNode require(boolean holds, String name, String type) {
        return require(holds, name, type, node.get(name));
    }

    private JsonNode require(boolean holds, String name, String type, JsonNode value) {
        if (!holds) {
            throw FirehoseException.serialization(path(name) + " must be " + type);
        }
        return value;
    }
}
