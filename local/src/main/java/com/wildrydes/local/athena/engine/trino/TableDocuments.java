package com.wildrydes.local.athena.engine.trino;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wildrydes.local.athena.engine.CatalogTable;
import com.wildrydes.local.athena.engine.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tables as JSON, for the engine's process.
final class TableDocuments {
    private TableDocuments() {}

    static ObjectNode write(CatalogTable table) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("database", table.database());
        node.put("name", table.name());
        node.set("columns", columns(table.columns()));
        node.set("parameters", map(table.parameters()));
        switch (table) {
            case CatalogTable.Stored stored -> {
                node.set("partitionKeys", columns(stored.partitionKeys()));
                node.put("location", stored.location());
                node.put("inputFormat", stored.inputFormat());
                node.put("outputFormat", stored.outputFormat());
                node.put("serde", stored.serde());
                node.set("serdeParameters", map(stored.serdeParameters()));
            }
            case CatalogTable.View view -> {
                node.put("viewOriginalText", view.originalText());
                node.putArray("partitionKeys");
                node.putObject("serdeParameters");
            }
        }
        return node;
    }

    static CatalogTable read(JsonNode node) {
        String database = node.path("database").asText();
        String name = node.path("name").asText();
        List<Column> columns = columns(node.path("columns"));
        Map<String, String> parameters = map(node.path("parameters"));
        if (node.hasNonNull("viewOriginalText")) {
            return new CatalogTable.View(
                    database, name, columns, node.path("viewOriginalText").asText(), parameters);
        }
        return new CatalogTable.Stored(
                database,
                name,
                columns,
                columns(node.path("partitionKeys")),
                node.path("location").asText(),
                node.path("inputFormat").asText(),
                node.path("outputFormat").asText(),
                node.path("serde").asText(),
                map(node.path("serdeParameters")),
                parameters);
    }

    private static ArrayNode columns(List<Column> columns) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        columns.forEach(column -> array.addObject().put("name", column.name()).put("type", column.type()));
        return array;
    }

    private static List<Column> columns(JsonNode array) {
        List<Column> columns = new ArrayList<>();
        array.forEach(column -> columns.add(
                new Column(column.path("name").asText(), column.path("type").asText())));
        return columns;
    }

    private static ObjectNode map(Map<String, String> values) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        values.forEach(node::put);
        return node;
    }

    private static Map<String, String> map(JsonNode node) {
        Map<String, String> values = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        return values;
    }
}
