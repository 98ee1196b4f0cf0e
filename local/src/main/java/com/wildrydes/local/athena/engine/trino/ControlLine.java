package com.wildrydes.local.athena.engine.trino;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wildrydes.local.athena.engine.Catalog;
import com.wildrydes.local.athena.engine.CatalogTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The engine process's standard input and output, on which the two speak of all but statements: a request is a line of
/// JSON, and so is its reply. Thread-safe.
final class ControlLine {
    private static final Logger LOG = LoggerFactory.getLogger(ControlLine.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OutputStream out;
    private final BufferedReader in;

    ControlLine(OutputStream out, InputStream in) {
        this.out = out;
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /// Waits until the engine listens.
    URI awaitListening() throws IOException {
        return URI.create(reply("listening").path("address").asText());
    }

    /// Tells what tables there are. One that the engine cannot take up is left out and logged.
    void catalog(Catalog catalog) throws IOException {
        ObjectNode request = request("catalog");
        ArrayNode databases = request.putArray("databases");
        catalog.databases().forEach(databases::add);
        ArrayNode tables = request.putArray("tables");
        for (CatalogTable table : catalog.tables()) {
            tables.add(TableDocuments.write(table));
        }
        for (JsonNode refused : ask(request, "catalog").path("refused")) {
            LOG.warn(
                    "{} cannot be queried: {}",
                    refused.path("table").asText(),
                    refused.path("reason").asText());
        }
    }

    /// Takes over what statements created since this was last asked.
    List<CatalogTable> created() throws IOException {
        List<CatalogTable> created = new ArrayList<>();
        for (JsonNode table : ask(request("created"), "created").path("tables")) {
            created.add(TableDocuments.read(table));
        }
        return created;
    }

    /// A text that is not one SQL expression.
    ///
    /// @param index from 0
    record Invalid(int index, String reason) {}

    /// Which of these texts are not one SQL expression each.
    List<Invalid> invalid(List<String> expressions) throws IOException {
        ObjectNode request = request("expressions");
        ArrayNode texts = request.putArray("texts");
        expressions.forEach(texts::add);
        List<Invalid> invalid = new ArrayList<>();
        for (JsonNode entry : ask(request, "expressions").path("invalid")) {
            invalid.add(new Invalid(
                    entry.path("index").asInt(), entry.path("reason").asText()));
        }
        return invalid;
    }

    private static ObjectNode request(String name) {
        return JSON.createObjectNode().put("request", name);
    }

    private synchronized JsonNode ask(ObjectNode request, String expected) throws IOException {
        out.write((JSON.writeValueAsString(request) + '\n').getBytes(StandardCharsets.UTF_8));
        out.flush();
        return reply(expected);
    }

    private synchronized JsonNode reply(String expected) throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("the SQL engine's process has ended");
        }
        JsonNode reply = JSON.readTree(line);
        if (!reply.path("reply").asText().equals(expected)) {
            throw new IOException("the SQL engine answered " + line + " where " + expected + " was due");
        }
        return reply;
    }
}
