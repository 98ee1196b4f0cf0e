package com.wildrydes.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void it_is_redrawn_in_place_and_erased_in_the_end() {
        try (var line = new StatusLine(err, true)) {
            line.show("one");
            line.show("two");
        }

        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("\r\u001b[Kone\r\u001b[Ktwo\r\u001b[K");
    }

    @Test
    void nothing_is_drawn_where_nobody_watches_but_lines_that_stay() {
        try (var line = new StatusLine(err, false)) {
            line.show("one");
            line.print("stays");
        }

        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("stays\n");
    }
}
