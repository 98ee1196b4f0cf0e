package com.wildrydes.local.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.firehose.parquet.ParquetRows;
import com.wildrydes.local.kinesis.log.ChildJvm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A buffer is on the disk, and a delivery reads and writes in pieces.
class SmallHeapTest {
    private static final int BATCHES = 16;
    private static final int RECORD_BYTES = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void a_buffer_larger_than_the_heap_is_delivered() throws Exception {
        try (ChildJvm child = new ChildJvm("-Xmx48m", Deliverer.class, folder.toString())) {
            assertThat(child.line()).isEqualTo("done");
            assertThat(child.exitCode()).isZero();
        }
        assertThat(ParquetRows.read(folder.resolve("object")).size()).isGreaterThan(BATCHES * 4 * 20_000);
    }

    /// Takes 64 MB and delivers them as one object.
    static final class Deliverer {
        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            try (StreamFixture fixture = new StreamFixture(folder.resolve("stream"), StreamFixture.CONVERTING)) {
                fixture.objects =
                        (_, _, file) -> Files.copy(file, folder.resolve("object"), StandardCopyOption.REPLACE_EXISTING);
                fixture.reopen();
                int id = 0;
                for (int batch = 0; batch < BATCHES; batch++) {
                    List<ByteBuffer> records = new ArrayList<>();
                    for (int record = 0; record < 4; record++) {
                        StringBuilder events = new StringBuilder();
                        while (events.length() < RECORD_BYTES) {
                            events.append(StreamFixture.event(id++));
                        }
                        records.add(StreamFixture.bytes(events.toString()));
                    }
                    fixture.stream.putBatch(records);
                }
                fixture.deliver();
            }
            System.out.println("done");
        }
    }
}
