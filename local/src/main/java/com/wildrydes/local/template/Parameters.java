package com.wildrydes.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The values of a template's parameters: what the caller gives, else the template's `Metadata.LocalParameters`, else
/// the default; each held against its constraints (CloudFormation User Guide, "Parameters").
final class Parameters {
    private Parameters() {}

    /// Every parameter's value, as text.
    static Map<String, String> resolve(JsonNode template, Map<String, String> overrides) throws TemplateException {
        JsonNode declared = template.path("Parameters");
        JsonNode local = template.path("Metadata").path("LocalParameters");
        Set<String> known = names(declared);
        requireKnown(overrides.keySet(), known, "--parameter");
        requireKnown(names(local), known, "Metadata.LocalParameters");
        Map<String, String> values = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String name : known) {
            JsonNode declaration = declared.path(name);
            String given = overrides.get(name);
            JsonNode fallback = local.has(name) ? local.get(name) : declaration.path("Default");
            if (given == null && fallback.isMissingNode()) {
                missing.add(name);
            } else {
                String value = given == null ? fallback.asText() : given;
                check(name, declaration, value);
                values.put(name, value);
            }
        }
        if (!missing.isEmpty()) {
            throw new TemplateException("parameters without a default need a value (--parameter " + missing.getFirst()
                    + "=…): " + String.join(", ", missing));
        }
        return values;
    }

    private static void check(String name, JsonNode declaration, String value) throws TemplateException {
        String type = declaration.path("Type").asText();
        switch (type) {
            case "String", "CommaDelimitedList" -> checkText(name, declaration, value);
            case "Number" -> checkNumber(name, declaration, value);
            case "List<Number>" -> {
                for (String each : value.split(",", -1)) {
                    checkNumber(name, declaration, each.strip());
                }
            }
            default -> throw new TemplateException("Parameters." + name + ".Type is not supported here: " + type);
        }
        JsonNode allowed = declaration.path("AllowedValues");
        if (allowed.isArray()
                && allowed.valueStream().noneMatch(each -> each.asText().equals(value))) {
            List<String> values = allowed.valueStream().map(JsonNode::asText).toList();
            throw broken(name, declaration, "be one of " + String.join(", ", values), value);
        }
    }

    private static void checkText(String name, JsonNode declaration, String value) throws TemplateException {
        if (declaration.has("AllowedPattern")
                && !value.matches(declaration.get("AllowedPattern").asText())) {
            throw broken(
                    name,
                    declaration,
                    "match " + declaration.get("AllowedPattern").asText(),
                    value);
        }
        if (declaration.has("MinLength")
                && value.length() < declaration.get("MinLength").asInt()) {
            throw broken(
                    name,
                    declaration,
                    "have at least " + declaration.get("MinLength").asText() + " characters",
                    value);
        }
        if (declaration.has("MaxLength")
                && value.length() > declaration.get("MaxLength").asInt()) {
            throw broken(
                    name,
                    declaration,
                    "have at most " + declaration.get("MaxLength").asText() + " characters",
                    value);
        }
    }

    private static void checkNumber(String name, JsonNode declaration, String value) throws TemplateException {
        BigDecimal number;
        try {
            number = new BigDecimal(value);
        } catch (NumberFormatException e) {
            TemplateException broken = broken(name, declaration, "be a number", value);
            broken.initCause(e);
            throw broken;
        }
        if (declaration.has("MinValue")
                && number.compareTo(new BigDecimal(declaration.get("MinValue").asText())) < 0) {
            throw broken(
                    name,
                    declaration,
                    "be at least " + declaration.get("MinValue").asText(),
                    value);
        }
        if (declaration.has("MaxValue")
                && number.compareTo(new BigDecimal(declaration.get("MaxValue").asText())) > 0) {
            throw broken(
                    name,
                    declaration,
                    "be at most " + declaration.get("MaxValue").asText(),
                    value);
        }
    }

    private static void requireKnown(Set<String> given, Set<String> known, String where) throws TemplateException {
        for (String name : given) {
            if (!known.contains(name)) {
                throw new TemplateException(where + " names a parameter that the template does not have: " + name
                        + "; it has " + (known.isEmpty() ? "none" : String.join(", ", known)));
            }
        }
    }

    /// Says what CloudFormation says as well: the template's own words for the rule, and no value that is not to be
    /// shown.
    private static TemplateException broken(String name, JsonNode declaration, String rule, String value) {
        String shown = declaration.path("NoEcho").asBoolean() ? "" : ": " + value;
        JsonNode words = declaration.path("ConstraintDescription");
        return new TemplateException(
                "parameter " + name + " must " + rule + shown + (words.isMissingNode() ? "" : ". " + words.asText()));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
