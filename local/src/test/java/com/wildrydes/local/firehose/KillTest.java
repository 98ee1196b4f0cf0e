package com.wildrydes.local.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wildrydes.local.firehose.parquet.ParquetRows;
import com.wildrydes.local.kinesis.log.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process that takes and delivers records, killed with SIGKILL while it does, again and again.
class KillTest {

    @TempDir
    Path folder;

    @Test
    void kill_9_loses_and_doubles_nothing_that_was_accepted() throws Exception {
        Set<Integer> accepted = new HashSet<>();
        Random random = new Random(4);
        for (int round = 0; round < 5; round++) {
            try (ChildJvm child =
                    new ChildJvm("-Xmx128m", Taker.class, folder.toString(), Integer.toString(round * 1_000_000))) {
                for (int i = random.nextInt(100, 600); i > 0; i--) {
                    accepted.add(Integer.parseInt(child.line()));
                }
                List<String> rest = child.kill();
                // The last line may have been cut in two by the kill.
                rest.stream().limit(Math.max(0, rest.size() - 1)).forEach(line -> accepted.add(Integer.parseInt(line)));
            }
        }
        try (Firehose _ = Taker.open(folder)) {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(delivered(folder)).containsAll(accepted));
        }
        assertThat(delivered(folder)).doesNotHaveDuplicates();
    }

    private static List<Integer> delivered(Path folder) throws IOException {
        List<Integer> ids = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("bucket"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
                ParquetRows.read(file).forEach(row -> ids.add((Integer) row.get("id")));
            }
        }
        return ids;
    }

    /// Puts records as fast as they are taken and prints each one that was; delivers without a pause.
    static final class Taker {
        private static final DeliveryStreamConfig CONFIG = new DeliveryStreamConfig(
                StreamFixture.STREAM,
                "role",
                Bucket.NAME,
                "",
                "",
                new Buffering(64, 0),
                Compression.UNCOMPRESSED,
                "",
                null,
                null,
                StreamFixture.CONVERTING.conversion(),
                java.util.Map.of());

        static Firehose open(Path folder) throws IOException {
            Path bucket = Files.createDirectories(folder.resolve("bucket"));
            ObjectStore store = (_, key, file) -> {
                Path target = bucket.resolve(key);
                Files.createDirectories(target.getParent());
                Path draft = folder.resolve("draft");
                Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            };
            return Firehose.open(
                    folder.resolve("firehose"),
                    Clock.systemUTC(),
                    FirehoseSettings.DEFAULT,
                    Neighbours.of(store, (_, _) -> Optional.of(StreamFixture.COLUMNS)));
        }

        public static void main(String[] arguments) throws IOException {
            DeliveryStream stream = open(Path.of(arguments[0])).ensure(CONFIG);
            int next = Integer.parseInt(arguments[1]);
            Random random = new Random(next);
            while (true) {
                int first = next;
                next += random.nextInt(1, 20);
                List<ByteBuffer> records = IntStream.range(first, next)
                        .mapToObj(id -> StreamFixture.bytes(StreamFixture.event(id)))
                        .toList();
                List<PutOutcome> outcomes = stream.putBatch(records);
                StringBuilder lines = new StringBuilder();
                for (int i = 0; i < outcomes.size(); i++) {
                    if (!(outcomes.get(i) instanceof PutOutcome.Accepted)) {
                        throw new UncheckedIOException(new IOException("refused: " + outcomes.get(i)));
                    }
                    lines.append(first + i).append('\n');
                }
                System.out.print(lines);
                System.out.flush();
            }
        }
    }
}
