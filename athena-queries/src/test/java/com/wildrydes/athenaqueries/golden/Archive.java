package com.wildrydes.athenaqueries.golden;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wildrydes.athenaqueries.catalogue.BoundQuery;
import com.wildrydes.local.athena.engine.Catalog;
import com.wildrydes.local.athena.engine.CatalogTable;
import com.wildrydes.local.athena.engine.Column;
import com.wildrydes.local.athena.engine.QueryEngine;
import com.wildrydes.local.athena.engine.QueryFailedException;
import com.wildrydes.local.athena.engine.QueryRun;
import com.wildrydes.local.athena.engine.Row;
import com.wildrydes.local.athena.engine.Statement;
import com.wildrydes.local.athena.engine.trino.EngineSettings;
import com.wildrydes.local.athena.engine.trino.TrinoEngine;
import com.wildrydes.local.firehose.parquet.JsonToParquet;
import com.wildrydes.local.firehose.parquet.OpenXSettings;
import com.wildrydes.local.firehose.parquet.ParquetSettings;
import com.wildrydes.local.template.Environment;
import com.wildrydes.local.template.GlueResource;
import com.wildrydes.local.template.GlueResource.CatalogTableResource;
import com.wildrydes.local.template.Template;
import com.wildrydes.local.template.TemplateException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An archive of Parquet files below a folder, with the template's table and view, and the engine to ask it.
final class Archive implements AutoCloseable {
    private static final Environment ENVIRONMENT = new Environment("123456789012", "us-east-1", "wildrydes");
    private static final String BUCKET = "wildrydes-123456789012-us-east-1";
    private static final String DATABASE = "wildrydes";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path bucket;
    private final List<CatalogTableResource> tables;
    private final QueryEngine engine;

    private Archive(Path folder) throws IOException, TemplateException {
        tables = Template.read(Path.of("..", "template.yaml"), Map.of(), ENVIRONMENT)
                .resources(CatalogTableResource.class);
        bucket = folder.resolve("s3").resolve(BUCKET);
        Files.createDirectories(bucket.resolve("events"));
        engine = new TrinoEngine(
                EngineSettings.of(
                        Path.of("..", "athena-engine", "target", "lib"),
                        folder.resolve("s3"),
                        folder.resolve("engine")),
                Clock.systemUTC());
        lookAt("events/");
    }

    /// An archive of these deliveries, in a file for each hour of arrival.
    static Archive of(List<Delivery> deliveries, Path folder) throws Exception {
        var archive = new Archive(folder);
        Map<String, List<Delivery>> hours = deliveries.stream().collect(Collectors.groupingBy(Delivery::folder));
        for (Map.Entry<String, List<Delivery>> hour : hours.entrySet()) {
            archive.write(hour.getKey(), hour.getValue());
        }
        return archive;
    }

    /// A query's rows, each value as text; null for NULL.
    List<List<@Nullable String>> rows(BoundQuery query) throws QueryFailedException, InterruptedException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (QueryRun run = engine.start(new Statement(query.sql(), query.parameters(), DATABASE))) {
            for (Row row = run.next(); row != null; row = run.next()) {
                rows.add(Values.texts(row.values()));
            }
        }
        return rows;
    }

    /// Has the table's days below this prefix of the bucket.
    void lookAt(String prefix) {
        engine.catalog(new Catalog(
                List.of(DATABASE),
                tables.stream().map(table -> engineTable(table, prefix)).toList()));
    }

    private void write(String folder, List<Delivery> deliveries) throws Exception {
        Path file = bucket.resolve("events").resolve(folder).resolve("part.parquet");
        Files.createDirectories(file.getParent());
        List<com.wildrydes.local.firehose.parquet.Column> columns =
                tables.stream().filter(table -> !table.isView()).findFirst().orElseThrow().columns().stream()
                        .map(column -> new com.wildrydes.local.firehose.parquet.Column(column.name(), column.type()))
                        .toList();
        try (var parquet = new JsonToParquet(columns, OpenXSettings.DEFAULT, ParquetSettings.DEFAULT, file)) {
            for (Delivery delivery : deliveries) {
                parquet.write(ByteBuffer.wrap((json(delivery) + "\n").getBytes(StandardCharsets.UTF_8)));
            }
            parquet.end();
        }
    }

    private static ObjectNode json(Delivery delivery) {
        ObjectNode json = JSON.createObjectNode()
                .put("name", delivery.name())
                .put("statustimems", delivery.time())
                .put("latitude", delivery.latitude())
                .put("longitude", delivery.longitude())
                .put("distance", delivery.distance())
                .put("healthpoints", delivery.health())
                .put("magicpoints", delivery.magic())
                .put("arrivaltimems", delivery.arrival())
                .put("sequencenumber", delivery.sequence().toString());
        return delivery.extra() == null ? json : json.put("extra", delivery.extra());
    }

    private static CatalogTable engineTable(CatalogTableResource table, String prefix) {
        if (table.isView()) {
            return new CatalogTable.View(
                    table.database(),
                    table.physicalId(),
                    columns(table.columns()),
                    Objects.requireNonNull(table.viewOriginalText()),
                    table.parameters());
        }
        // The template's days end tomorrow and begin a year ago; these have to hold for as long as the tests are run.
        Map<String, String> parameters = new HashMap<>(table.parameters());
        parameters.put("projection.arrivalday.range", "year=2026/month=07/day=01,year=2026/month=08/day=01");
        parameters.computeIfPresent(
                "storage.location.template", (key, location) -> location.replace("/events/", "/" + prefix));
        GlueResource.Storage storage = Objects.requireNonNull(table.storage());
        return new CatalogTable.Stored(
                table.database(),
                table.physicalId(),
                columns(table.columns()),
                columns(table.partitionKeys()),
                storage.location().replace("/events/", "/" + prefix),
                storage.inputFormat(),
                storage.outputFormat(),
                storage.serializationLibrary(),
                storage.serdeParameters(),
                parameters);
    }

    private static List<Column> columns(List<GlueResource.Column> columns) {
        return columns.stream()
                .map(column -> new Column(column.name(), column.type()))
                .toList();
    }

    @Override
    public void close() {
        engine.close();
    }
}
