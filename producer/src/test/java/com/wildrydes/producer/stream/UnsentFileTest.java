package com.wildrydes.producer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsentFileTest {

    @TempDir
    Path folder;

    @Test
    void each_event_is_a_line_whether_its_payload_ends_one_or_not() {
        Path path = folder.resolve("a.unsent");
        try (UnsentFile file = new UnsentFile(path)) {
            keep(file, "{\"Name\":\"a\"}\n", "throttled");
            keep(file, "{\"Name\":\"b\"}", "throttled");
            assertThat(file.reasons()).containsExactly(entry("throttled", 2L));
        }
        assertThat(path).hasContent("{\"Name\":\"a\"}\n{\"Name\":\"b\"}\n");
    }

    @Test
    void without_an_event_there_is_no_file() {
        Path path = folder.resolve("a.unsent");
        new UnsentFile(path).close();
        assertThat(path).doesNotExist();
    }

    @Test
    void what_an_earlier_run_left_is_kept() {
        Path path = folder.resolve("a.unsent");
        for (String payload : new String[] {"1", "2"}) {
            try (UnsentFile file = new UnsentFile(path)) {
                keep(file, payload, "down");
            }
        }
        assertThat(path).hasContent("1\n2\n");
    }

    @Test
    void many_reasons_are_summed_up() {
        try (UnsentFile file = new UnsentFile(folder.resolve("a.unsent"))) {
            for (int i = 0; i < 30; i++) {
                keep(file, "x", "reason " + i);
            }
            assertThat(file.reasons()).hasSize(21).containsEntry("other reasons", 10L);
        }
    }

    @Test
    void a_file_that_cannot_be_written_is_said_with_its_name() {
        Path path = folder.resolve("missing").resolve("a.unsent");
        assertThatThrownBy(() -> keep(new UnsentFile(path), "x", "down"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot keep unsent events in " + path + ": ")
                .hasMessageEndingWith("; free space or name another file");
    }

    private static void keep(UnsentFile file, String payload, String reason) {
        byte[] data = payload.getBytes(UTF_8);
        file.unsent("key", data, 0, data.length, reason);
    }
}
