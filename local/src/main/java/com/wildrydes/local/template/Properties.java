package com.wildrydes.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The properties of one resource, intrinsics resolved, that remembers which of them were read: the others
/// have no effect here, and that is said. Not thread-safe.
final class Properties {
    private final String path;
    private final JsonNode values;
    private final Set<String> read = new HashSet<>();
    private final List<Properties> inner = new ArrayList<>();

    /// Properties at a place of the template.
    ///
    /// @param path such as `Stream.Properties`
    Properties(String path, JsonNode values) {
        this.path = path;
        this.values = values;
    }

    String path() {
        return path;
    }

    boolean has(String name) {
        return values.has(name);
    }

    @Nullable
    String text(String name) throws TemplateException {
        JsonNode value = value(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isValueNode()) {
            throw wrong(name, "text", value);
        }
        return value.asText();
    }

    String text(String name, String fallback) throws TemplateException {
        String text = text(name);
        return text == null ? fallback : text;
    }

    String required(String name) throws TemplateException {
        String text = text(name);
        if (text == null || text.isEmpty()) {
            throw new TemplateException(path + " must have " + name);
        }
        return text;
    }

    int integer(String name, int fallback) throws TemplateException {
        String text = text(name);
        if (text == null) {
            return fallback;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TemplateException(path + "." + name + " must be an integer: " + text, e);
        }
    }

    int integer(String name, int fallback, int min, int max) throws TemplateException {
        int value = integer(name, fallback);
        if (value < min || value > max) {
            String rule = max == Integer.MAX_VALUE ? "at least " + min : "from " + min + " to " + max;
            throw new TemplateException(path + "." + name + " must be " + rule + ": " + value);
        }
        return value;
    }

    /// A text that is one of a few.
    String oneOf(String name, String fallback, List<String> allowed) throws TemplateException {
        String text = text(name, fallback);
        if (!allowed.contains(text)) {
            String rule = allowed.size() == 1 ? allowed.getFirst() + " here" : "one of " + String.join(", ", allowed);
            throw new TemplateException(path + "." + name + " must be " + rule + ": " + text);
        }
        return text;
    }

    boolean flag(String name, boolean fallback) throws TemplateException {
        String text = text(name);
        return switch (text) {
            case null -> fallback;
            case "true" -> true;
            case "false" -> false;
            default -> throw new TemplateException(path + "." + name + " must be true or false: " + text);
        };
    }

    List<String> texts(String name) throws TemplateException {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(name, "a list", value);
        }
        return value.valueStream().map(JsonNode::asText).toList();
    }

    /// Notes that a property is known to mean nothing on one machine.
    void withoutMeaning(String name) {
        read.add(name);
    }

    /// The texts under a name, by their own names; empty where there are none.
    Map<String, String> textMap(String name) throws TemplateException {
        Properties object = object(name);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String each : object.names()) {
            texts.put(each, object.text(each, ""));
        }
        return texts;
    }

    /// The properties under a name; empty where there are none.
    Properties object(String name) throws TemplateException {
        JsonNode value = value(name);
        if (!value.isMissingNode() && !value.isObject()) {
            throw wrong(name, "an object", value);
        }
        return kept(new Properties(path + "." + name, value));
    }

    /// The list of objects under a name; empty where there is none.
    List<Properties> objects(String name) throws TemplateException {
        JsonNode value = value(name);
        if (!value.isMissingNode() && !value.isArray()) {
            throw wrong(name, "a list", value);
        }
        List<Properties> objects = new ArrayList<>();
        for (JsonNode each : value) {
            objects.add(kept(new Properties(path + "." + name + "[" + objects.size() + "]", each)));
        }
        return objects;
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        values.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// The paths of what nobody read.
    List<String> unread() {
        List<String> unread = new ArrayList<>();
        names().stream()
                .filter(name -> !read.contains(name))
                .map(name -> path + "." + name)
                .forEach(unread::add);
        inner.forEach(each -> unread.addAll(each.unread()));
        return unread;
    }

    private JsonNode value(String name) {
        read.add(name);
        return values.path(name);
    }

    private Properties kept(Properties properties) {
        inner.add(properties);
        return properties;
    }

    private TemplateException wrong(String name, String kind, JsonNode value) {
        return new TemplateException(path + "." + name + " must be " + kind + ": " + value);
    }
}
