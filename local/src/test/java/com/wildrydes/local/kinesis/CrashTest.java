package com.wildrydes.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.kinesis.log.ChildJvm;
import com.wildrydes.local.kinesis.log.LogSettings;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process that acknowledges records on its standard output, killed with SIGKILL while it writes and reshards.
class CrashTest {

    private static final KinesisSettings SETTINGS =
            KinesisSettings.DEFAULT.withLog(new LogSettings(64 * 1024, Duration.ofHours(1)));

    @TempDir
    Path folder;

    @Test
    void kill_9_loses_nothing_that_was_acknowledged() throws Exception {
        Map<String, Long> acknowledged = new HashMap<>();
        Random random = new Random(9);
        for (int round = 0; round < 4; round++) {
            try (ChildJvm child = new ChildJvm("-Xmx128m", Writer.class, folder.toString(), "round" + round)) {
                int lines = 200 + random.nextInt(1500);
                for (int i = 0; i < lines; i++) {
                    note(child.line(), acknowledged);
                }
                List<String> rest = child.kill();
                // The last line may have been cut in two by the kill.
                rest.stream().limit(Math.max(0, rest.size() - 1)).forEach(line -> note(line, acknowledged));
            }
            assertThat(stored()).as("round %d", round).containsAllEntriesOf(acknowledged);
        }
    }

    private static void note(String line, Map<String, Long> acknowledged) {
        int space = line.lastIndexOf(' ');
        acknowledged.merge(line.substring(0, space), 1L, Long::sum); // a line ends with a full stop of its own
    }

    /// Every record by shard and sequence number, and how often it is there.
    private Map<String, Long> stored() throws IOException {
        Map<String, Long> stored = new HashMap<>();
        try (Kinesis kinesis = Kinesis.open(folder, Clock.systemUTC(), SETTINGS)) {
            Stream stream = kinesis.stream("rides");
            for (Shard shard : stream.shards(new ShardFilter.FromTrimHorizon())) {
                BigInteger last = BigInteger.ZERO;
                ShardPage page;
                long next = 0;
                do {
                    page = stream.read(shard, next, 1000, 1 << 20);
                    for (var record : page.records()) {
                        String number = page.sequenceNumber(record).toString();
                        assertThat(new BigInteger(number)).isGreaterThan(last);
                        last = new BigInteger(number);
                        stored.merge(shard.id() + " " + number + " " + StreamFixture.text(record), 1L, Long::sum);
                    }
                    next = page.next();
                } while (!page.records().isEmpty());
            }
        }
        return stored;
    }

    /// Puts records from several threads and prints each one as soon as it is acknowledged.
    static final class Writer {

        private static final int THREADS = 4;

        public static void main(String[] arguments) throws IOException {
            Kinesis kinesis = Kinesis.open(Path.of(arguments[0]), Clock.systemUTC(), SETTINGS);
            if (kinesis.streams().isEmpty()) {
                kinesis.createStream("rides", 2, Map.of());
            }
            try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
                for (int i = 0; i < THREADS; i++) {
                    boolean reshards = i == 0;
                    String name = arguments[1] + "-" + i;
                    threads.submit(() -> write(kinesis, name, reshards));
                }
            }
        }

        private static void write(Kinesis kinesis, String name, boolean reshards) {
            Stream stream = kinesis.stream("rides");
            Random random = new Random(name.hashCode());
            for (int i = 0; true; i++) {
                if (reshards && i % 20 == 0) {
                    kinesis.updateShardCount("rides", 2 + i / 20 % 3);
                }
                List<PutEntry> entries = new ArrayList<>();
                for (int j = 0; j <= random.nextInt(3); j++) {
                    String text = name + "." + i + "." + j + ".".repeat(random.nextInt(2000));
                    entries.add(StreamFixture.entry(name + j, text));
                }
                List<PutOutcome> outcomes = stream.put(entries);
                StringBuilder lines = new StringBuilder();
                for (int j = 0; j < outcomes.size(); j++) {
                    PutOutcome.Accepted accepted = StreamFixture.accepted(outcomes.get(j));
                    lines.append(accepted.shardId())
                            .append(' ')
                            .append(accepted.sequenceNumber())
                            .append(' ')
                            .append(StandardCharsets.UTF_8.decode(
                                    entries.get(j).stored().data().duplicate()))
                            .append(" .\n");
                }
                print(lines);
            }
        }

        private static synchronized void print(CharSequence lines) {
            System.out.print(lines);
            System.out.flush();
        }
    }
}
