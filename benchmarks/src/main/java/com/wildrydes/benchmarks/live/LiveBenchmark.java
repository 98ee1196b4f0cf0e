package com.wildrydes.benchmarks.live;

import com.sun.management.OperatingSystemMXBean;
import com.wildrydes.benchmarks.stream.FleetStream;
import com.wildrydes.processors.alert.AlertDelivery;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.fleet.BlockLayout;
import com.wildrydes.processors.fleet.DynamoDbFleetTable;
import com.wildrydes.processors.live.Live;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/// Runs a simulated fleet through Live, on a table that counts, and says what it costs: bytes a unicorn, write units
/// a second, CPU.
public final class LiveBenchmark {

    /// Its name as an argument.
    public static final String NAME = "live";

    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final Instant START = Instant.parse("2026-07-21T09:00:00Z");

    /// The template's `ShardCount` and `AlertBelow`.
    private static final int SHARDS = 2;

    private static final int ALERT_BELOW = 100;
    private static final double READ_UNIT_BYTES = 8192;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final PrintStream out;

    public LiveBenchmark(PrintStream out) {
        this.out = out;
    }

    /// Prints a row for each fleet, number of blocks and window: AWS's defaults of the template, and what else they
    /// could be.
    public void run() throws IOException {
        out.println();
        out.println(
                "| unicorns | blocks | window, s | processes | writes/s | lost/s | write units/s | read units/s | bytes a unicorn | read units a poll"
                        + " | CPU a batch, ms | CPU an event, µs |");
        out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        run(1_000, 16, Duration.ofSeconds(1), 1);
        run(10_000, 8, Duration.ofSeconds(1), 1);
        run(10_000, 16, Duration.ofSeconds(1), 1);
        run(10_000, 16, Duration.ofSeconds(1), 2);
        run(10_000, 16, Duration.ofSeconds(2), 1);
        run(100_000, 16, Duration.ofSeconds(1), 1);
    }

    /// @param processes that the batches go to, each time to any of them
    private void run(int unicorns, int blocks, Duration window, int processes) throws IOException {
        var table = new CountingDynamoDb();
        var moments = new Random(7);
        List<Live> lives = Stream.generate(() -> live(table, blocks, moments))
                .limit(processes)
                .toList();
        var measured = new Measured();
        FleetStream fleet = new FleetStream(unicorns, WARM_UP.plus(MEASURED), START, SHARDS, window);
        fleet.run((event, line) -> {}, (batch, dueMs) -> {
            if (dueMs >= START.plus(WARM_UP).toEpochMilli() && measured.batches == 0) {
                measured.writesBefore = table.writes();
                measured.lostBefore = table.lostWrites();
                measured.unitsBefore = table.writeUnits();
                measured.readUnitsBefore = table.readUnits();
            }
            long cpu = system.getProcessCpuTime();
            lives.get(moments.nextInt(processes)).process(batch, Deadline.in(Duration.ofMinutes(1), System::nanoTime));
            if (dueMs >= START.plus(WARM_UP).toEpochMilli()) {
                measured.cpuNs += system.getProcessCpuTime() - cpu;
                measured.batches++;
            }
        });
        double seconds = MEASURED.toSeconds();
        out.printf(
                Locale.ROOT,
                "| %,d | %d | %d | %d | %.1f | %.1f | %.0f | %.0f | %.1f | %.1f | %.1f | %.2f |%n",
                unicorns,
                blocks,
                window.toSeconds(),
                processes,
                (table.writes() - measured.writesBefore) / seconds,
                (table.lostWrites() - measured.lostBefore) / seconds,
                (table.writeUnits() - measured.unitsBefore) / seconds,
                (table.readUnits() - measured.readUnitsBefore) / seconds,
                (double) table.allBytes() / unicorns,
                table.allBytes() / READ_UNIT_BYTES,
                measured.cpuNs / 1e6 / measured.batches,
                measured.cpuNs / 1e3 / (unicorns * seconds));
    }

    private static Live live(CountingDynamoDb table, int blocks, Random moments) {
        return new Live(
                new DynamoDbFleetTable(table, "LiveFleet"),
                new BlockLayout(blocks),
                (transitions, deadline) -> AlertDelivery.Delivered.NOTHING,
                new Retry(moments, pause -> {}),
                ALERT_BELOW,
                InstantSource.system(),
                moments::nextLong,
                16);
    }

    private static final class Measured {
        private long writesBefore;
        private long lostBefore;
        private long unitsBefore;
        private long readUnitsBefore;
        private long cpuNs;
        private long batches;
    }
}
