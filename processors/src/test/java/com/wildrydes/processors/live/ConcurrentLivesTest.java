package com.wildrydes.processors.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.processors.alert.FakeAlertTable;
import com.wildrydes.processors.alert.OnceDelivery;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.processors.fixtures.LocalDynamoDb;
import com.wildrydes.processors.fixtures.StreamRecords;
import com.wildrydes.processors.fleet.BlockLayout;
import com.wildrydes.processors.fleet.DynamoDbFleetTable;
import com.wildrydes.processors.fleet.FleetTable;
import com.wildrydes.processors.fleet.FleetTables;
import com.wildrydes.processors.fleet.UnicornState;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.processors.live.FaultyFleetTable.Fault;
import com.wildrydes.telemetry.StatusEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Several invocations at once on one table, in truth at once, on Amazon's DynamoDB Local.
class ConcurrentLivesTest {

    private static final BlockLayout LAYOUT = new BlockLayout(2);

    private static LocalDynamoDb server;
    private static DynamoDbClient dynamoDb;

    @BeforeAll
    static void start() throws Exception {
        server = LocalDynamoDb.start();
        dynamoDb = server.clients().dynamoDb();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void three_processes_that_deliver_one_shard_with_faults_agree_on_the_newest_and_on_the_falls(long seed)
            throws Exception {
        String table = "LiveFleet" + seed;
        FleetTables.create(dynamoDb, table);
        List<ArrivedEvent> events = events(new Random(seed));
        var stream = new ArrayList<KinesisRecord>();
        events.forEach(one -> stream.add(StreamRecords.arriving(stream.size(), one.event(), one.arrivalMs())));
        var alerts = new FakeAlertTable();
        List<String> published = Collections.synchronizedList(new ArrayList<>());

        try (ExecutorService processes = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int process = 0; process < 3; process++) {
                var random = new Random(seed * 10 + process);
                running.add(processes.submit(() -> deliverAll(stream, table, alerts, published, random)));
            }
            for (Future<?> process : running) {
                process.get();
            }
        }

        var rows = new ArrayList<UnicornState>();
        new DynamoDbFleetTable(dynamoDb, table)
                .readAll(Map.of(), FleetTable.Reading.CONSISTENT)
                .values()
                .forEach(block -> rows.addAll(block.rows().values()));
        FleetModel model = FleetModel.of(events);
        assertThat(FleetModel.states(rows)).isEqualTo(model.states());
        assertThat(FleetModel.alerts(alerts.ofDay("2026-07-21", null, Integer.MAX_VALUE)))
                .isEqualTo(model.alerts());
        assertThat(published).doesNotHaveDuplicates().hasSize(model.alerts().size());
    }

    private static void deliverAll(
            List<KinesisRecord> stream, String table, FakeAlertTable alerts, List<String> published, Random random) {
        var delivery = new OnceDelivery(
                alerts,
                messages -> {
                    messages.forEach(message -> published.add(message.id().text()));
                    return List.of();
                },
                Duration.ofDays(90),
                new Retry(new Random(), pause -> {}),
                new Random()::nextLong,
                InstantSource.system(),
                4);
        var live = new Live(
                new FaultyFleetTable(new DynamoDbFleetTable(dynamoDb, table), () -> fault(random), () -> {}),
                LAYOUT,
                delivery,
                new Retry(new Random(), pause -> {}),
                100,
                InstantSource.system(),
                new Random()::nextLong,
                2);
        int checkpoint = 0;
        while (checkpoint < stream.size()) {
            int to = Math.min(stream.size(), checkpoint + 1 + random.nextInt(60));
            BatchOutcome outcome =
                    live.process(stream.subList(checkpoint, to), Deadline.in(Duration.ofMinutes(1), System::nanoTime));
            String unprocessed = outcome.firstUnprocessed();
            checkpoint = unprocessed == null ? to : StreamRecords.position(unprocessed);
        }
    }

    private static synchronized Fault fault(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> Fault.THROTTLED;
            case 1 -> Fault.ANSWER_LOST;
            case 2 -> random.nextInt(3) == 0 ? Fault.REFUSED : Fault.NONE;
            default -> Fault.NONE;
        };
    }

    /// Few unicorns, so that the processes meet; some events late, some twice.
    private static List<ArrivedEvent> events(Random random) {
        var events = new ArrayList<ArrivedEvent>();
        for (int i = 0; i < 200; i++) {
            long arrivalMs = Events.MINUTE + 10_000 + 100L * i;
            boolean again = i > 0 && random.nextInt(5) == 0;
            StatusEvent event = again
                    ? events.get(random.nextInt(i)).event()
                    : new StatusEvent(
                            "Unicorn " + random.nextInt(4),
                            arrivalMs - random.nextInt(3_000),
                            random.nextInt(90),
                            random.nextInt(180),
                            random.nextInt(40_000) / 1000.0,
                            random.nextInt(95, 105),
                            random.nextInt(95, 105));
            events.add(new ArrivedEvent(event, arrivalMs));
        }
        return events;
    }
}
