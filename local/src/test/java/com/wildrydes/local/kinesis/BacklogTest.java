package com.wildrydes.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.kinesis.log.ChildJvm;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Memory does not grow with the backlog: 600 MB of records in a process that has 48 MB for everything.
class BacklogTest {

    private static final int BATCHES = 600;
    private static final int RECORDS = 100;
    private static final int BYTES = 10_000;

    @TempDir
    Path folder;

    @Test
    void a_backlog_larger_than_the_heap_is_written_read_and_opened_again() throws Exception {
        try (ChildJvm child = new ChildJvm("-Xmx48m", Backlog.class, folder.toString())) {
            assertThat(child.line()).isEqualTo("written 60000");
            assertThat(child.line()).isEqualTo("read 60000");
            assertThat(child.line()).isEqualTo("opened again 60000");
            assertThat(child.exitCode()).isZero();
        }
    }

    static final class Backlog {

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            try (Kinesis kinesis = Kinesis.open(folder, Clock.systemUTC(), KinesisSettings.DEFAULT)) {
                kinesis.createStream("rides", 1, Map.of());
                List<PutEntry> batch = Collections.nCopies(RECORDS, PutEntry.of("k", null, ByteBuffer.allocate(BYTES)));
                long written = 0;
                for (int i = 0; i < BATCHES; i++) {
                    written += kinesis.stream("rides").put(batch).stream()
                            .map(StreamFixture::accepted)
                            .count();
                }
                System.out.println("written " + written);
                System.out.println("read " + count(kinesis));
            }
            try (Kinesis kinesis = Kinesis.open(folder, Clock.systemUTC(), KinesisSettings.DEFAULT)) {
                System.out.println("opened again " + count(kinesis));
            }
        }

        private static long count(Kinesis kinesis) {
            String next = kinesis.iterators().iterator(kinesis.stream("rides"), Shard.id(0), new StartAt.TrimHorizon());
            long count = 0;
            while (true) {
                ShardIterators.Records read = kinesis.iterators().records(next, 10_000);
                count += read.page().records().size();
                if (read.page().millisBehindLatest() == 0) {
                    return count;
                }
                next = read.nextIterator();
            }
        }
    }
}
