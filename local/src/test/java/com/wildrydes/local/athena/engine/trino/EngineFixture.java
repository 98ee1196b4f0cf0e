package com.wildrydes.local.athena.engine.trino;

import com.wildrydes.local.athena.engine.Catalog;
import com.wildrydes.local.athena.engine.CatalogTable;
import com.wildrydes.local.athena.engine.Column;
import com.wildrydes.local.athena.engine.Completion;
import com.wildrydes.local.athena.engine.QueryFailedException;
import com.wildrydes.local.athena.engine.QueryFailure;
import com.wildrydes.local.athena.engine.QueryRun;
import com.wildrydes.local.athena.engine.Row;
import com.wildrydes.local.athena.engine.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An engine over buckets of its own, and words for asking it.
final class EngineFixture implements AutoCloseable {
    static final String BUCKET = "archive-bucket";

    private static final String HIVE = "org.apache.hadoop.hive.ql.io.parquet.";

    /// What module athena-engine built.
    static final Path BUILT = Path.of("..", "athena-engine", "target", "lib");

    private final Path folder;
    private final EngineSettings settings;
    private final TrinoEngine engine;

    private EngineFixture(Path folder, EngineSettings settings) {
        this.folder = folder;
        this.settings = settings;
        this.engine = new TrinoEngine(settings, Clock.systemUTC());
    }

    static EngineFixture open(Path folder) throws IOException {
        return open(folder, BUILT, EngineSettings.DEFAULT_HEAP_MB);
    }

    static EngineFixture open(Path folder, Path engineFolder, int heapMb) throws IOException {
        EngineSettings settings = EngineSettings.of(engineFolder, folder.resolve("s3"), folder.resolve("engine"))
                .withHeapMb(heapMb);
        EngineFixture fixture = new EngineFixture(folder, settings);
        Files.createDirectories(fixture.bucket());
        return fixture;
    }

    EngineSettings settings() {
        return settings;
    }

    TrinoEngine engine() {
        return engine;
    }

    Path bucket() {
        return folder.resolve("s3").resolve(BUCKET);
    }

    void tables(CatalogTable... tables) {
        engine.catalog(new Catalog(List.of("default", "fleet"), List.of(tables)));
    }

    QueryRun start(String sql, String... parameters) {
        return engine.start(new Statement(sql, List.of(parameters), "fleet"));
    }

    /// All rows, each as its values in square brackets.
    List<String> rows(String sql, String... parameters) throws QueryFailedException, InterruptedException {
        List<String> rows = new ArrayList<>();
        try (QueryRun run = start(sql, parameters)) {
            for (Row row = run.next(); row != null; row = run.next()) {
                rows.add(row.values().toString());
            }
        }
        return rows;
    }

    Completion complete(String sql, String... parameters) throws QueryFailedException, InterruptedException {
        try (QueryRun run = start(sql, parameters)) {
            return run.completion();
        }
    }

    QueryFailure failure(String sql, String... parameters) throws InterruptedException {
        try {
            throw new AssertionError(rows(sql, parameters) + " where a failure was due");
        } catch (QueryFailedException e) {
            return e.failure();
        }
    }

    static CatalogTable.Stored parquet(String name, String prefix, Column... columns) {
        return parquet(name, prefix, List.of(), Map.of(), columns);
    }

    static CatalogTable.Stored parquet(
            String name, String prefix, List<Column> partitionKeys, Map<String, String> parameters, Column... columns) {
        return new CatalogTable.Stored(
                "fleet",
                name,
                Arrays.asList(columns),
                partitionKeys,
                "s3://" + BUCKET + '/' + prefix,
                HIVE + "MapredParquetInputFormat",
                HIVE + "MapredParquetOutputFormat",
                HIVE + "serde.ParquetHiveSerDe",
                Map.of(),
                parameters);
    }

    /// As Athena writes a view to Glue: without an owner.
    static CatalogTable.View view(String name, String sql, String columns) {
        String json = """
                {"originalSql":"%s","catalog":"awsdatacatalog","schema":"fleet","columns":[%s]}""".formatted(sql.replace("\"", "\\\""), columns);
        String text =
                "/* Presto View: " + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)) + " */";
        return new CatalogTable.View("fleet", name, List.of(), text, Map.of("presto_view", "true"));
    }

    /// All objects of the bucket, by key.
    List<String> keys() throws IOException {
        try (Stream<Path> files = Files.walk(bucket())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> bucket().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
