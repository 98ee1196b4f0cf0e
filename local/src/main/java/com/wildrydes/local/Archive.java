package com.wildrydes.local;

import com.wildrydes.local.athena.AthenaSettings;
import com.wildrydes.local.athena.ResultStore;
import com.wildrydes.local.athena.engine.trino.EngineSettings;
import com.wildrydes.local.athena.engine.trino.TrinoEngine;
import com.wildrydes.local.athena.service.Athena;
import com.wildrydes.local.athena.service.AthenaService;
import com.wildrydes.local.bill.Metered;
import com.wildrydes.local.cloudwatch.Metric;
import com.wildrydes.local.cloudwatch.Metrics;
import com.wildrydes.local.faults.Faults;
import com.wildrydes.local.firehose.DeliveryMetrics;
import com.wildrydes.local.firehose.Firehose;
import com.wildrydes.local.firehose.FirehoseSettings;
import com.wildrydes.local.firehose.TableSchemas;
import com.wildrydes.local.firehose.parquet.Column;
import com.wildrydes.local.firehose.protocol.FirehoseService;
import com.wildrydes.local.frontdoor.Endpoint;
import com.wildrydes.local.glue.Glue;
import com.wildrydes.local.glue.GlueService;
import com.wildrydes.local.s3.S3Service;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// What the archive stands on: the catalog of its tables, the delivery streams that fill them, and the queries over
/// them. Their way to S3, to each other and to CloudWatch is wired here.
record Archive(Glue glue, Firehose firehose, Athena athena) {

    /// Begins to open the three, beside what else starts. Firehose and Athena wait for Glue; for S3 waits
    /// only what they put there, or read.
    ///
    /// @param teardown to be closed before S3
    static Opening begin(
            Startup startup,
            DataFolder folder,
            LocalStackSettings settings,
            ArchiveDeployer deployer,
            Startup.Part<S3Service> s3,
            Metrics metrics,
            Faults faults,
            Clock clock,
            Teardown teardown) {
        Startup.Part<Glue> glue = startup.begin("Glue", () -> {
            Glue opened = Glue.open(folder.resolve("glue"), clock);
            deployer.catalog(opened);
            return opened;
        });
        Startup.Part<Firehose> firehose = startup.begin("Firehose", () -> {
            var neighbours = new com.wildrydes.local.firehose.Neighbours(
                    (bucket, key, file) -> s3.get().put(bucket, key, file),
                    schemas(glue.get()),
                    metrics(metrics, clock),
                    () -> faults.refusesNextRecord("firehose"));
            FirehoseSettings limits = FirehoseSettings.DEFAULT.withThrottled(settings.limits());
            Firehose opened = teardown.add(Firehose.open(folder.resolve("firehose"), clock, limits, neighbours));
            deployer.deliveryStreams(opened);
            return opened;
        });
        Startup.Part<Athena> athena = startup.begin("Athena", () -> {
            ResultStore results = results(s3);
            EngineSettings engine = EngineSettings.of(
                            settings.engineFolder(), folder.resolve("s3"), folder.resolve("athena-engine"))
                    .withJavaHome(settings.javaHome());
            // Only an object until the first query: nothing of Trino is loaded before.
            TrinoEngine trino = teardown.add(new TrinoEngine(engine, clock));
            Athena opened = teardown.add(
                    Athena.open(folder.resolve("athena"), clock, trino, glue.get(), results, AthenaSettings.DEFAULT));
            deployer.queries(opened);
            return opened;
        });
        return () -> new Archive(glue.get(), firehose.get(), athena.get());
    }

    /// The archive, once all has started.
    @FunctionalInterface
    interface Opening {
        Archive get();
    }

    List<Endpoint> services(String accountId) {
        return List.of(new GlueService(glue, accountId), new FirehoseService(firehose), new AthenaService(athena));
    }

    List<Metered> metered() {
        return List.of(firehose, athena);
    }

    private static TableSchemas schemas(Glue glue) {
        return (database, table) -> glue.table(database, table)
                .map(stored -> stored.table().storage().columns().stream()
                        .map(column -> new Column(column.name(), column.type()))
                        .toList());
    }

    private static DeliveryMetrics metrics(Metrics metrics, Clock clock) {
        return (stream, name, value) -> metrics.add(
                new Metric("AWS/Firehose", name, Map.of("DeliveryStreamName", stream)), value, clock.instant());
    }

    private static ResultStore results(Startup.Part<S3Service> s3) {
        return new ResultStore() {
            @Override
            public boolean hasBucket(String bucket) {
                return s3.get().hasBucket(bucket);
            }

            @Override
            public void put(String bucket, String key, Path file) throws IOException {
                s3.get().put(bucket, key, file);
            }

            @Override
            public InputStream read(String bucket, String key, long fromByte) throws IOException {
                return s3.get().read(bucket, key, fromByte);
            }
        };
    }
}
