package com.wildrydes.local.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The members of one structure in a request. A member that is null is absent; one of another type than asked for is a
/// SerializationException.
///
/// @param node the structure
public record JsonInput(ObjectNode node) {
    private static final JsonMapper JSON = new JsonMapper();

    /// A structure without members.
    public static final JsonInput EMPTY = new JsonInput(JSON.createObjectNode());

    /// A request's body; an empty one is a structure without members.
    public static JsonInput of(AwsRequest request) throws AwsException {
        if (request.body().length == 0) {
            return EMPTY;
        }
        try {
            return of(JSON.readTree(request.body()), "The body");
        } catch (IOException e) {
            throw new AwsException("SerializationException", "The body is not JSON: " + e.getMessage(), 400, e);
        }
    }

    private static JsonInput of(JsonNode node, String name) throws AwsException {
        if (node instanceof ObjectNode structure) {
            return new JsonInput(structure);
        }
        throw mismatch(name, "a structure", node);
    }

    public Optional<String> text(String name) throws AwsException {
        JsonNode value = member(name);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(text(name, value));
    }

    private static String text(String name, JsonNode value) throws AwsException {
        if (!value.isTextual()) {
            throw mismatch(name, "a string", value);
        }
        return value.textValue();
    }

    public Optional<Long> integer(String name) throws AwsException {
        JsonNode value = member(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw mismatch(name, "an integer", value);
        }
        return Optional.of(value.longValue());
    }

    public Optional<Boolean> flag(String name) throws AwsException {
        JsonNode value = member(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw mismatch(name, "a boolean", value);
        }
        return Optional.of(value.booleanValue());
    }

    public Optional<JsonInput> structure(String name) throws AwsException {
        JsonNode value = member(name);
        return value == null ? Optional.empty() : Optional.of(of(value, name));
    }

    /// A list's structures; empty where the member is absent.
    public List<JsonInput> structures(String name) throws AwsException {
        List<JsonInput> structures = new ArrayList<>();
        for (JsonNode item : list(name)) {
            structures.add(of(item, name));
        }
        return structures;
    }

    /// A list's texts; empty where the member is absent.
    public List<String> texts(String name) throws AwsException {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(name)) {
            texts.add(text(name, item));
        }
        return texts;
    }

    /// A map of texts; empty where the member is absent.
    public Map<String, String> textMap(String name) throws AwsException {
        Map<String, String> texts = new LinkedHashMap<>();
        Optional<JsonInput> map = structure(name);
        if (map.isPresent()) {
            for (Map.Entry<String, JsonNode> entry : map.get().node().properties()) {
                texts.put(entry.getKey(), text(name, entry.getValue()));
            }
        }
        return texts;
    }

    private Iterable<JsonNode> list(String name) throws AwsException {
        JsonNode value = member(name);
        if (value != null && !value.isArray()) {
            throw mismatch(name, "a list", value);
        }
        return value == null ? List.of() : value;
    }

    private @Nullable JsonNode member(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static AwsException mismatch(String name, String wanted, JsonNode value) {
        return new AwsException("SerializationException", name + " must be " + wanted + ": " + value, 400);
    }
}
