package com.wildrydes.benchmarks.live;

import com.wildrydes.benchmarks.stream.FleetStream;
import com.wildrydes.processors.alert.AlertDelivery;
import com.wildrydes.processors.api.ApiHandler;
import com.wildrydes.processors.api.ApiSettings;
import com.wildrydes.processors.dependency.AwsClients;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.fleet.BlockLayout;
import com.wildrydes.processors.fleet.DynamoDbFleetTable;
import com.wildrydes.processors.live.Live;
import com.wildrydes.processors.replay.ReplaySettings;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// Polls a simulated fleet as the page does, once a second, and says what an answer costs: bytes on the wire, CPU of
/// the function, read units.
public final class ApiBenchmark {

    /// Its name as an argument.
    public static final String NAME = "api";

    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2026-07-21T09:00:00Z");
    private static final BlockLayout LAYOUT = new BlockLayout(16);
    private static final int SHARDS = 2;
    private static final int ALERT_BELOW = 100;
    private static final double READ_UNIT_BYTES = 8192;

    private final PrintStream out;

    public ApiBenchmark(PrintStream out) {
        this.out = out;
    }

    /// Prints a row for each fleet and kind of question.
    public void run() throws IOException {
        out.println();
        out.println("| unicorns | question | unicorns an answer | bytes, gzip | bytes, JSON | CPU, ms | read units |");
        out.println("| ---: | --- | ---: | ---: | ---: | ---: | ---: |");
        run(1_000);
        run(10_000);
        run(100_000);
    }

    private void run(int unicorns) throws IOException {
        var table = new CountingDynamoDb();
        var nowMs = new AtomicLong(START.toEpochMilli());
        InstantSource clock = () -> Instant.ofEpochMilli(nowMs.get());
        var random = new Random(7);
        Live live = new Live(
                new DynamoDbFleetTable(table, "LiveFleet"),
                LAYOUT,
                (transitions, deadline) -> AlertDelivery.Delivered.NOTHING,
                new Retry(random, pause -> {}),
                ALERT_BELOW,
                clock,
                random::nextLong,
                16);
        ApiHandler api = api(table, clock);
        var questions = List.of(
                new Question("everything", "", false),
                new Question("what changed in a second", "", true),
                new Question("the same within 7 by 9 km", "box=-74.02,40.70,-73.94,40.78&zoom=14", true));
        long warm = START.plus(WARM_UP).toEpochMilli();
        FleetStream fleet = new FleetStream(unicorns, WARM_UP.plus(MEASURED), START, SHARDS, Duration.ofSeconds(1));
        fleet.run((event, line) -> {}, (batch, dueMs) -> {
            boolean second = dueMs / 1000 != nowMs.getAndSet(dueMs) / 1000;
            live.process(batch, Deadline.in(Duration.ofMinutes(1), System::nanoTime));
            if (second) {
                for (Question question : questions) {
                    question.ask(api, dueMs >= warm);
                }
            }
        });
        for (Question question : questions) {
            question.print(out, unicorns, table.allBytes() / READ_UNIT_BYTES);
        }
    }

    private static ApiHandler api(CountingDynamoDb table, InstantSource clock) {
        return new ApiHandler(
                new ApiSettings(
                        "LiveFleet",
                        LAYOUT,
                        "UnicornAlerts",
                        "UnicornSensorData",
                        ALERT_BELOW,
                        Duration.ofSeconds(1),
                        "",
                        "",
                        "",
                        true),
                new ReplaySettings("wildrydes", "data", ALERT_BELOW, Duration.ofDays(400), Duration.ofMinutes(2)),
                new AwsClients(table, new NotAsked.S3()),
                new NotAsked.Athena(),
                new NotAsked.CloudWatch(),
                clock.withZone(ZoneOffset.UTC),
                System.err);
    }
}
