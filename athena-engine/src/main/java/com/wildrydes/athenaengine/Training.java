package com.wildrydes.athenaengine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Part of the build: `Training <folder of the jars>` runs the engine once over a table of its own and leaves beside
/// the jars what the JVM learned, `engine.aot` (JEP 483, JEP 514, JEP 515), with which later starts and first queries
/// take about two thirds of the time. Where that does not work, the engine starts without.
final class Training {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE_MINUTES = 5;

    /// What queries over an archive do: partitions, filters, windows, groups, times, percentiles, writing.
    private static final List<String> STATEMENTS = List.of(
            "INSERT INTO hour SELECT 'Unicorn ' || CAST(u AS varchar), 1790000000000 + 1000 * s, 40 + s / 1e3, 3.5E0,"
                    + " 200 FROM UNNEST(sequence(1, 20)) a(u), UNNEST(sequence(1, 500)) b(s) ORDER BY 1, 2",
            "SELECT count(*) FROM events",
            "SELECT name, sum(distance), min(health), max(from_unixtime(timems / 1e3)) FROM (SELECT *, row_number()"
                    + " OVER (PARTITION BY name, timems ORDER BY length(name), day) n FROM events) WHERE n = 1"
                    + " AND name LIKE 'Unicorn 1%' GROUP BY name ORDER BY 2 DESC LIMIT 10",
            "SELECT date_trunc('hour', date_add('millisecond', timems, TIMESTAMP '1970-01-01 00:00:00.000')), count(*),"
                    + " approx_percentile(distance, ARRAY[0.5, 0.99]), avg(latitude) FROM events"
                    + " WHERE day >= date_format(current_date - interval '9' year, '%Y')"
                    + " GROUP BY 1 ORDER BY 1",
            "EXECUTE IMMEDIATE 'SELECT name, timems - lag(timems) OVER (PARTITION BY name ORDER BY timems)"
                    + " FROM events WHERE name = ?' USING 'Unicorn 7'");

    private static final int ROUNDS = 3;

    private Training() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path lib = Path.of(arguments[0]).toAbsolutePath().normalize();
        try {
            List<Path> jars = jars(lib);
            Path cache = lib.resolve("engine.aot");
            if (!isFresh(cache, jars)) {
                train(cache, jars);
            }
        } catch (IOException | RuntimeException e) {
            System.err.println("the engine will start slower, without a cache of its classes: " + e);
        }
    }

    private static List<Path> jars(Path lib) throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isFresh(Path cache, List<Path> jars) throws IOException {
        if (!Files.exists(cache)) {
            return false;
        }
        for (Path jar : jars) {
            if (Files.getLastModifiedTime(jar).compareTo(Files.getLastModifiedTime(cache)) > 0) {
                return false;
            }
        }
        return true;
    }

    private static void train(Path cache, List<Path> jars) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("athena-engine-training");
        Path made = folder.resolve("engine.aot");
        try {
            Files.createDirectories(folder.resolve("s3/b"));
            Process engine = new ProcessBuilder(command(made, jars, folder))
                    .redirectError(folder.resolve("log").toFile())
                    .start();
            try {
                exercise(engine);
                // The JVM writes what it learned when it ends.
                engine.getOutputStream().close();
                if (!engine.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || engine.exitValue() != 0) {
                    throw new IOException("the training did not end well");
                }
            } finally {
                engine.destroyForcibly();
            }
            Files.move(made, cache, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    /// As the local stack starts it, but for the cache.
    private static List<String> command(Path made, List<Path> jars, Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:AOTCacheOutput=" + made,
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Xmx2048m",
                "-Duser.timezone=UTC",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                String.join(
                        File.pathSeparator, jars.stream().map(Path::toString).toList()),
                AthenaEngine.class.getName(),
                folder.resolve("s3").toString(),
                folder.resolve("work").toString());
    }

    private static void exercise(Process engine) throws IOException, InterruptedException {
        BufferedReader replies = engine.inputReader(StandardCharsets.UTF_8);
        String listening = replies.readLine();
        if (listening == null) {
            throw new IOException("the engine did not start");
        }
        URI address = URI.create(JSON.readTree(listening).path("address").asText());
        engine.getOutputStream().write((CATALOG.replace("\n", "") + '\n').getBytes(StandardCharsets.UTF_8));
        engine.getOutputStream().flush();
        replies.readLine();
        List<String> statements = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            statements.addAll(STATEMENTS);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String statement : statements) {
                run(http, address.resolve("/v1/statement"), statement);
            }
        }
    }

    private static void run(HttpClient http, URI address, String sql) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("X-Trino-User", "athena")
                .header("X-Trino-Catalog", "awsdatacatalog")
                .header("X-Trino-Schema", "training")
                .POST(HttpRequest.BodyPublishers.ofString(sql))
                .build();
        while (true) {
            JsonNode page =
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
            if (page.has("error")) {
                throw new IOException(page.path("error").path("message").asText());
            }
            if (!page.has("nextUri")) {
                return;
            }
            request = HttpRequest.newBuilder(URI.create(page.path("nextUri").asText()))
                    .header("X-Trino-User", "athena")
                    .build();
        }
    }

    private static final String STORAGE = """
            "inputFormat":"org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
            "outputFormat":"org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
            "serde":"org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe","serdeParameters":{},
            "columns":[{"name":"name","type":"string"},{"name":"timems","type":"bigint"},
            {"name":"latitude","type":"double"},{"name":"distance","type":"double"},{"name":"health","type":"int"}],
            """;

    private static final String CATALOG = """
            {"request":"catalog","databases":["training"],"tables":[
            {"database":"training","name":"hour",%s"partitionKeys":[],"parameters":{},"location":"s3://b/e/2026/hour=1/"},
            {"database":"training","name":"events",%s"partitionKeys":[{"name":"day","type":"string"}],
            "parameters":{"projection.enabled":"true","projection.day.type":"integer",
            "projection.day.range":"2000,2100","storage.location.template":"s3://b/e/${day}/"},
            "location":"s3://b/e/"}]}
            """.formatted(STORAGE, STORAGE);
}
