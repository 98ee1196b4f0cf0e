package com.wildrydes.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Resolves the intrinsic functions in a value (CloudFormation User Guide, "Intrinsic function reference"). A
/// value that resolves to AWS::NoValue is left out. Not thread-safe.
final class Intrinsics {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private final Names names;
    private final Conditions conditions;
    private final JsonNode mappings;

    /// @param mappings the template's section
    Intrinsics(Names names, Conditions conditions, JsonNode mappings) {
        this.names = names;
        this.conditions = conditions;
        this.mappings = mappings;
    }

    /// What names mean.
    interface Names {
        /// A parameter's value, a pseudo parameter's, or a resource's physical id.
        ///
        /// @param path where the reference stands
        JsonNode ref(String name, String path) throws TemplateException;

        String attribute(String resource, String attribute, String path) throws TemplateException;
    }

    /// What conditions say.
    interface Conditions {
        boolean holds(String name, String path) throws TemplateException;
    }

    /// The value with every intrinsic resolved; missing for AWS::NoValue.
    JsonNode resolve(JsonNode value, String path) throws TemplateException {
        if (value.isArray()) {
            return list(value, path);
        }
        if (!value.isObject()) {
            return value;
        }
        if (value.size() == 1) {
            Map.Entry<String, JsonNode> only = value.properties().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return call(only.getKey(), only.getValue(), path);
            }
        }
        ObjectNode resolved = NODES.objectNode();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode each = resolve(field.getValue(), path + "." + field.getKey());
            if (!each.isMissingNode()) {
                resolved.set(field.getKey(), each);
            }
        }
        return resolved;
    }

    /// Whether a condition's expression holds.
    boolean holds(JsonNode condition, String path) throws TemplateException {
        if (!condition.isObject() || condition.size() != 1) {
            throw new TemplateException(path + " must be a condition function: " + condition);
        }
        Map.Entry<String, JsonNode> only = condition.properties().iterator().next();
        JsonNode argument = only.getValue();
        return switch (only.getKey()) {
            case "Condition" -> conditions.holds(argument.asText(), path);
            case "Fn::Equals" -> {
                arguments(only.getKey(), argument, 2, path);
                yield resolve(argument.get(0), path).equals(resolve(argument.get(1), path));
            }
            case "Fn::Not" -> !holds(arguments(only.getKey(), argument, 1, path).get(0), path);
            case "Fn::And" -> {
                boolean all = true;
                for (JsonNode each : argument) {
                    all &= holds(each, path);
                }
                yield all;
            }
            case "Fn::Or" -> {
                boolean any = false;
                for (JsonNode each : argument) {
                    any |= holds(each, path);
                }
                yield any;
            }
            default -> throw new TemplateException(path + ": " + only.getKey() + " is no condition function");
        };
    }

    private JsonNode call(String function, JsonNode argument, String path) throws TemplateException {
        return switch (function) {
            case "Ref" -> names.ref(argument.asText(), path);
            case "Fn::GetAtt" -> getAtt(argument, path);
            case "Fn::Sub" -> NODES.textNode(sub(argument, path));
            case "Fn::Join" -> join(arguments(function, argument, 2, path), path);
            case "Fn::Base64" ->
                NODES.textNode(
                        Base64.getEncoder().encodeToString(text(argument, path).getBytes(StandardCharsets.UTF_8)));
            case "Fn::If" -> {
                JsonNode three = arguments(function, argument, 3, path);
                yield resolve(three.get(conditions.holds(three.get(0).asText(), path) ? 1 : 2), path);
            }
            case "Fn::Select" -> select(arguments(function, argument, 2, path), path);
            case "Fn::Split" -> {
                JsonNode two = arguments(function, argument, 2, path);
                ArrayNode parts = NODES.arrayNode();
                for (String part :
                        text(two.get(1), path).split(Pattern.quote(two.get(0).asText()), -1)) {
                    parts.add(part);
                }
                yield parts;
            }
            case "Fn::FindInMap" -> findInMap(arguments(function, argument, 3, path), path);
            case "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or" ->
                throw new TemplateException(path + ": " + function + " may only stand in Conditions");
            default -> throw new TemplateException(path + ": the function is not supported here: " + function);
        };
    }

    private JsonNode list(JsonNode list, String path) throws TemplateException {
        ArrayNode resolved = NODES.arrayNode();
        int index = 0;
        for (JsonNode item : list) {
            JsonNode each = resolve(item, path + "[" + index++ + "]");
            if (!each.isMissingNode()) {
                resolved.add(each);
            }
        }
        return resolved;
    }

    private JsonNode getAtt(JsonNode argument, String path) throws TemplateException {
        String name = argument.isTextual()
                ? argument.asText()
                : argument.path(0).asText() + "." + argument.path(1).asText();
        return NODES.textNode(attribute(name, path));
    }

    private String attribute(String name, String path) throws TemplateException {
        int dot = name.indexOf('.');
        if (dot <= 0) {
            throw new TemplateException(path + ": an attribute must be Resource.Attribute: " + name);
        }
        return names.attribute(name.substring(0, dot), name.substring(dot + 1), path);
    }

    private String sub(JsonNode argument, String path) throws TemplateException {
        JsonNode variables = argument.isArray() ? argument.path(1) : MissingNode.getInstance();
        String pattern = argument.isArray() ? argument.path(0).asText() : argument.asText();
        StringBuilder text = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(pattern);
        while (matcher.find()) {
            matcher.appendReplacement(text, Matcher.quoteReplacement(variable(matcher.group(1), variables, path)));
        }
        return matcher.appendTail(text).toString();
    }

    private String variable(String name, JsonNode variables, String path) throws TemplateException {
        if (name.startsWith("!")) {
            return "${" + name.substring(1) + "}";
        }
        if (variables.has(name)) {
            return text(variables.get(name), path);
        }
        return name.contains(".")
                ? attribute(name, path)
                : names.ref(name, path).asText();
    }

    private JsonNode join(JsonNode two, String path) throws TemplateException {
        List<String> parts = new ArrayList<>();
        for (JsonNode part : resolve(two.get(1), path)) {
            parts.add(part.asText());
        }
        return NODES.textNode(String.join(two.get(0).asText(), parts));
    }

    private JsonNode select(JsonNode two, String path) throws TemplateException {
        JsonNode list = resolve(two.get(1), path);
        int index = two.get(0).asInt(-1);
        if (index < 0 || index >= list.size()) {
            throw new TemplateException(
                    path + ": Fn::Select must name one of " + list.size() + " items: " + two.get(0));
        }
        return list.get(index);
    }

    private JsonNode findInMap(JsonNode three, String path) throws TemplateException {
        JsonNode found = mappings;
        for (JsonNode key : three) {
            String name = text(key, path);
            found = found.path(name);
            if (found.isMissingNode()) {
                throw new TemplateException(path + ": Fn::FindInMap finds nothing in Mappings for " + name);
            }
        }
        return found;
    }

    private String text(JsonNode value, String path) throws TemplateException {
        JsonNode resolved = resolve(value, path);
        if (!resolved.isValueNode()) {
            throw new TemplateException(path + " must be text: " + resolved);
        }
        return resolved.asText();
    }

    private static JsonNode arguments(String function, JsonNode argument, int count, String path)
            throws TemplateException {
        if (!argument.isArray() || argument.size() != count) {
            throw new TemplateException(path + ": " + function + " takes a list of " + count + ": " + argument);
        }
        return argument;
    }
}
