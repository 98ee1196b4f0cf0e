package com.wildrydes.local.athena.service;

import com.wildrydes.local.athena.AthenaSettings;
import com.wildrydes.local.athena.WorkGroup;
import com.wildrydes.local.athena.engine.QueryEngine;
import com.wildrydes.local.frontdoor.FrontDoor;
import com.wildrydes.local.glue.Glue;
import com.wildrydes.local.glue.GlueColumn;
import com.wildrydes.local.glue.GlueDatabase;
import com.wildrydes.local.glue.GlueException;
import com.wildrydes.local.glue.GlueService;
import com.wildrydes.local.glue.GlueStorage;
import com.wildrydes.local.glue.GlueTable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.glue.GlueClient;

/// Athena and Glue behind a front door, over a scripted engine, with clients of the SDK.
final class AthenaFixture implements AutoCloseable {
    static final String BUCKET = "bucket";
    static final String GROUP = "wildrydes";
    static final AthenaSettings SETTINGS =
            new AthenaSettings(1, 2, Duration.ofMillis(1), AthenaSettings.DEFAULT.history());

    final FakeEngine engine;
    final FolderStore store;
    final Glue glue;
    final Athena athena;
    final AthenaClient client;
    final GlueClient glueClient;
    private final FrontDoor door;

    private AthenaFixture(FakeEngine engine, FolderStore store, Glue glue, Athena athena, FrontDoor door) {
        this.engine = engine;
        this.store = store;
        this.glue = glue;
        this.athena = athena;
        this.door = door;
        URI endpoint = URI.create("http://127.0.0.1:" + door.port());
        StaticCredentialsProvider anyone = StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));
        this.client = AthenaClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(anyone)
                // A client that tries again would wait for the answers that tests want.
                .overrideConfiguration(settings -> settings.retryStrategy(retries -> retries.maxAttempts(1)))
                .httpClient(ApacheHttpClient.create())
                .build();
        this.glueClient = GlueClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(anyone)
                .httpClient(ApacheHttpClient.create())
                .build();
    }

    /// Opens what a folder holds: a second time, what an earlier fixture left there.
    static AthenaFixture open(Path folder, Clock clock) throws IOException {
        FakeEngine engine = new FakeEngine();
        return open(folder, clock, engine, engine, SETTINGS);
    }

    /// Opens what a folder holds, over another engine.
    static AthenaFixture open(Path folder, Clock clock, QueryEngine engine, AthenaSettings settings)
            throws IOException {
        return open(folder, clock, engine, new FakeEngine(), settings);
    }

    private static AthenaFixture open(
            Path folder, Clock clock, QueryEngine asked, FakeEngine engine, AthenaSettings settings)
            throws IOException {
        FolderStore store = new FolderStore(folder.resolve("s3"));
        store.makeBucket(BUCKET);
        Glue glue = Glue.open(folder.resolve("glue"), clock);
        glue.put(new GlueDatabase("wildrydes", null, null, Map.of()));
        try {
            glue.put(archive());
        } catch (GlueException e) {
            throw new IllegalStateException(e);
        }
        Athena athena = Athena.open(folder.resolve("athena"), clock, asked, glue, store, settings);
        athena.saved().put(new WorkGroup(GROUP, "Analysts", "s3://bucket/results/", true, 20_000_000L, "AUTO"));
        FrontDoor door = FrontDoor.open(new AthenaService(athena), new GlueService(glue, "000000000000"));
        return new AthenaFixture(engine, store, glue, athena, door);
    }

    static GlueTable archive() {
        return new GlueTable(
                "wildrydes",
                "wildrydes",
                "Every event",
                "EXTERNAL_TABLE",
                new GlueStorage(
                        List.of(
                                new GlueColumn("name", "string", "Unicorn"),
                                new GlueColumn("distance", "double", null)),
                        "s3://bucket/events/",
                        "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
                        "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
                        false,
                        "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
                        Map.of("serialization.format", "1"),
                        Map.of()),
                List.of(new GlueColumn("arrivalday", "string", null)),
                Map.of("projection.enabled", "true", "classification", "parquet"),
                null,
                null);
    }

    /// Starts a statement in the group `wildrydes`.
    String start(String sql) {
        return client.startQueryExecution(request -> request.queryString(sql)
                        .workGroup(GROUP)
                        .queryExecutionContext(context -> context.database("wildrydes")))
                .queryExecutionId();
    }

    QueryExecution get(String id) {
        return client.getQueryExecution(request -> request.queryExecutionId(id)).queryExecution();
    }

    /// Waits for an execution's end.
    QueryExecution end(String id) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(2))
                .until(
                        () -> get(id),
                        execution -> execution.status().state() != QueryExecutionState.QUEUED
                                && execution.status().state() != QueryExecutionState.RUNNING);
    }

    /// Runs a statement to its end.
    QueryExecution run(String sql) {
        return end(start(sql));
    }

    /// All values of an execution's first page.
    List<List<String>> rows(String id) {
        return client.getQueryResults(request -> request.queryExecutionId(id)).resultSet().rows().stream()
                .map(AthenaFixture::values)
                .toList();
    }

    static List<String> values(Row row) {
        return row.data().stream()
                .map(datum -> String.valueOf(datum.varCharValue()))
                .toList();
    }

    @Override
    public void close() {
        client.close();
        glueClient.close();
        door.close();
        athena.close();
    }
}
