package com.wildrydes.local.kinesis.log;

import static com.wildrydes.local.kinesis.log.LogFixture.all;
import static com.wildrydes.local.kinesis.log.LogFixture.append;
import static com.wildrydes.local.kinesis.log.LogFixture.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that fails refuses appends; it loses nothing, shows nothing that was refused, and works again afterwards.
class FullDiskTest {

    @TempDir
    Path folder;

    private final LogFixture fixture = new LogFixture();

    @Test
    void writes_in_part_at_every_byte_are_taken_back() throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            append(log, 1, 2);
            int size = entry("key", "refused").storedBytes();
            for (int room = 0; room < size; room++) {
                fixture.files.room = room;
                assertRefused(log, "No space left");
                fixture.files.room = Long.MAX_VALUE;
                assertThat(all(log)).containsExactly("record 1", "record 2");
            }
            append(log, 3, 1);
        }
        assertStored();
    }

    @Test
    void a_failed_force_refuses_although_the_bytes_were_written() throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            append(log, 1, 2);
            fixture.files.forceFails = true;
            assertRefused(log, "Input/output error");
            fixture.files.forceFails = false;
            append(log, 3, 1);
        }
        assertStored();
    }

    @Test
    void what_could_not_be_cut_back_is_cut_before_the_next_append() throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            append(log, 1, 2);
            fixture.files.room = 30;
            fixture.files.truncateFails = true;
            assertRefused(log, "No space left");
            fixture.files.room = Long.MAX_VALUE;
            assertRefused(log, "Read-only");
            fixture.files.truncateFails = false;
            append(log, 3, 1);
        }
        assertStored();
    }

    @Test
    void what_is_cut_back_stays_cut_after_a_loss_of_power() throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            append(log, 1, 2);
            fixture.files.room = 30;
            int before = fixture.files.forces.get();

            assertRefused(log, "No space left");

            assertThat(fixture.files.forces.get()).isEqualTo(before + 1);
        }
    }

    @Test
    void readers_go_on_while_the_disk_is_full() throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            append(log, 1, 2);
            fixture.files.room = 0;
            assertRefused(log, "No space left");

            assertThat(all(log)).containsExactly("record 1", "record 2");
        }
    }

    private static void assertRefused(ShardLog log, String why) {
        assertThatThrownBy(() -> log.append(List.of(entry("key", "refused"))).join())
                .hasCauseInstanceOf(IOException.class)
                .hasMessageContaining(why);
    }

    private void assertStored() throws IOException {
        try (ShardLog log = fixture.open(folder)) {
            assertThat(all(log)).containsExactly("record 1", "record 2", "record 3");
        }
    }
}
