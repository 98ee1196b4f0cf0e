package com.wildrydes.local.kinesis.log;

import static com.wildrydes.local.kinesis.log.LogFixture.all;
import static com.wildrydes.local.kinesis.log.LogFixture.append;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A crash can leave any part of the last record: it is cut off, and everything before it stays.
class TornTailTest {

    @TempDir
    Path folder;

    private final LogFixture fixture = new LogFixture();
    private Path segment;
    private byte[] whole;
    private int lastStart;

    @BeforeEach
    void three_records() throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            append(log, 1, 2);
            segment = LogFixture.segments(folder).getFirst();
            lastStart = (int) Files.size(segment);
            append(log, 3, 1);
        }
        whole = Files.readAllBytes(segment);
    }

    @Test
    void truncated_at_every_byte_of_the_last_record() throws IOException {
        for (int size = lastStart; size < whole.length; size++) {
            Files.write(segment, Arrays.copyOf(whole, size));
            assertThatTheLastRecordIsGone("cut to " + size + " bytes");
        }
    }

    @Test
    void corrupted_at_every_byte_of_the_last_record() throws IOException {
        for (int at = lastStart; at < whole.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] corrupt = whole.clone();
                corrupt[at] ^= (byte) (1 << bit);
                Files.write(segment, corrupt);
                assertThatTheLastRecordIsGone("byte " + at + ", bit " + bit);
            }
        }
    }

    @Test
    void zeros_after_the_last_record() throws IOException {
        for (int size = lastStart; size < whole.length; size++) {
            byte[] zeros = Arrays.copyOf(Arrays.copyOf(whole, size), whole.length + 4096);
            if (Arrays.equals(zeros, 0, whole.length, whole, 0, whole.length)) {
                continue; // the record's own last bytes are zeros
            }
            Files.write(segment, zeros);
            assertThatTheLastRecordIsGone("zeros from " + size + " on");
        }
    }

    @Test
    void an_old_record_at_the_place_of_the_next_one() throws IOException {
        byte[] repeated = Arrays.copyOf(whole, whole.length + lastStart);
        System.arraycopy(whole, 0, repeated, whole.length, lastStart);
        Files.write(segment, repeated);

        try (ShardLog log = fixture.open(folder)) {
            assertThat(all(log)).containsExactly("record 1", "record 2", "record 3");
        }
    }

    @Test
    void a_segment_that_was_created_but_never_written() throws IOException {
        Files.createFile(folder.resolve("%020d.log".formatted(4)));

        try (ShardLog log = fixture.open(folder)) {
            assertThat(all(log)).hasSize(3);
            fixture.clock.advance(Duration.ofMinutes(-1));
            append(log, 4, 1);
            assertThat(all(log)).endsWith("record 4").hasSize(4);
        }
    }

    private void assertThatTheLastRecordIsGone(String damage) throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            assertThat(all(log)).as(damage).containsExactly("record 1", "record 2");
            append(log, 7, 1);
            assertThat(all(log)).as(damage).containsExactly("record 1", "record 2", "record 7");
        }
        try (ShardLog log = fixture.open(folder)) {
            assertThat(all(log)).as(damage).containsExactly("record 1", "record 2", "record 7");
        }
    }
}
