package com.wildrydes.local.athena.engine.trino;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.wildrydes.local.athena.engine.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads values of one type from the JSON that the engine sends them in.
@FunctionalInterface
interface Values {

    /// @param json no null
    Object readPresent(JsonNode json);

    default @Nullable Object read(JsonNode json) {
        return json.isNull() ? null : readPresent(json);
    }

    /// @param type `typeSignature` of a column: a raw type, and types or numbers as its arguments
    static Values of(JsonNode type) {
        return switch (type.path("rawType").asText()) {
            case "boolean" -> JsonNode::asBoolean;
            // Keys of maps are always texts, hence the detour.
            case "tinyint", "smallint", "integer", "bigint" -> json -> Long.parseLong(json.asText());
            case "real" -> json -> Float.parseFloat(json.asText());
            case "double" -> json -> json.isDouble() ? json.doubleValue() : Double.parseDouble(json.asText());
            case "decimal" -> json -> new BigDecimal(json.asText());
            case "varbinary" -> json -> Base64.getDecoder().decode(json.asText());
            case "array" -> list(of(argument(type, 0)));
            case "map" -> map(of(argument(type, 0)), of(argument(type, 1)));
            case "row" -> struct(type.path("arguments"));
            default -> JsonNode::asText;
        };
    }

    private static JsonNode argument(JsonNode type, int index) {
        return type.path("arguments").path(index).path("value");
    }

    private static Values list(Values elements) {
        return json -> {
            List<@Nullable Object> list = new ArrayList<>(json.size());
            json.forEach(element -> list.add(elements.read(element)));
            return list;
        };
    }

    private static Values map(Values keys, Values values) {
        return json -> {
            Map<Object, @Nullable Object> map = new LinkedHashMap<>();
            json.properties()
                    .forEach(entry ->
                            map.put(keys.readPresent(TextNode.valueOf(entry.getKey())), values.read(entry.getValue())));
            return map;
        };
    }

    private static Values struct(JsonNode fields) {
        List<@Nullable String> names = new ArrayList<>();
        List<Values> types = new ArrayList<>();
        for (JsonNode field : fields) {
            names.add(field.path("value").path("fieldName").path("name").textValue());
            types.add(of(field.path("value").path("typeSignature")));
        }
        return json -> {
            List<@Nullable Object> values = new ArrayList<>(types.size());
            for (int index = 0; index < types.size(); index++) {
                values.add(types.get(index).read(json.path(index)));
            }
            return new Row.Struct(names, values);
        };
    }
}
