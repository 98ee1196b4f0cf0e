package com.wildrydes.processors.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.processors.aggregator.FaultyTable.Fault;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.processors.fixtures.LocalDynamoDb;
import com.wildrydes.processors.fixtures.StreamRecords;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.telemetry.StatusEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
class ConcurrentAggregatorsTest {

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
    void three_processes_that_deliver_one_shard_with_faults_count_every_event_once(long seed) throws Exception {
        String table = "UnicornSensorData" + seed;
        SensorTable.create(dynamoDb, table);
        List<StatusEvent> events = events(new Random(seed));
        List<KinesisRecord> stream = new ArrayList<>();
        events.forEach(event -> stream.add(StreamRecords.plain(stream.size(), event)));

        try (ExecutorService processes = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int process = 0; process < 3; process++) {
                var random = new Random(seed * 10 + process);
                running.add(processes.submit(() -> deliverAll(stream, table, random)));
            }
            for (Future<?> process : running) {
                process.get();
            }
        }

        assertThat(SensorTable.contents(dynamoDb, table)).isEqualTo(Recomputation.of(events));
    }

    private static void deliverAll(List<KinesisRecord> stream, String table, Random random) {
        MinuteTable faulty = new FaultyTable(new DynamoDbMinuteTable(dynamoDb, table), () -> fault(random), () -> {});
        var aggregator = new Aggregator(
                faulty,
                new KnownItems(6_000),
                new FakeQuarantine(),
                new Retry(new Random(), pause -> {}),
                WriteIds.GROWING,
                4);
        int checkpoint = 0;
        while (checkpoint < stream.size()) {
            int to = Math.min(stream.size(), checkpoint + 1 + random.nextInt(120));
            BatchOutcome outcome = aggregator.process(
                    stream.subList(checkpoint, to), Deadline.in(Duration.ofMinutes(1), System::nanoTime));
            checkpoint = switch (outcome) {
                case BatchOutcome.Finished finished -> to;
                case BatchOutcome.Unfinished unfinished -> StreamRecords.position(unfinished.firstUnprocessed());
            };
        }
    }

    private static synchronized Fault fault(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> Fault.THROTTLED;
            case 1 -> Fault.ANSWER_LOST;
            case 2 -> Fault.HALF_UNREAD;
            case 3 -> random.nextInt(3) == 0 ? Fault.REFUSED : Fault.NONE;
            default -> Fault.NONE;
        };
    }

    /// Few minutes of few unicorns, so that the processes meet.
    private static List<StatusEvent> events(Random random) {
        var events = new ArrayList<StatusEvent>();
        for (int i = 0; i < 200; i++) {
            boolean again = i > 0 && random.nextInt(5) == 0;
            events.add(
                    again
                            ? events.get(random.nextInt(i))
                            : new StatusEvent(
                                    "Unicorn " + random.nextInt(4),
                                    Events.MINUTE + random.nextInt(120_000),
                                    random.nextDouble(-90, 90),
                                    random.nextDouble(-180, 180),
                                    random.nextInt(40_000) / 1000.0,
                                    random.nextInt(200),
                                    random.nextInt(200)));
        }
        return events;
    }
}
