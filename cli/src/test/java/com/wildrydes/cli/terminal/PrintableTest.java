package com.wildrydes.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void text_stays_as_it_is() {
        assertThat(Printable.of("Ein Einhorn 🦄, \"quoted\"")).isEqualTo("Ein Einhorn 🦄, \"quoted\"");
    }

    @Test
    void what_would_move_the_cursor_or_break_a_line_is_escaped() {
        assertThat(Printable.of("a\nb\r\u001b[2Jc\td\u2028\u202e\ud800"))
                .isEqualTo("a\\nb\\r\\u001b[2Jc\\td\\u2028\\u202e\\ud800");
    }
}
