package com.wildrydes.producer.tail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What strangers put on the stream goes to a terminal.
class EventPrinterTest {

    private static final Instant ARRIVAL = Instant.parse("2026-07-21T09:15:00Z");

    @Test
    void an_event_as_it_was_written_is_printed_as_it_is() throws IOException {
        String event = new String(
                StatusEventCodec.encode(
                        new StatusEvent("Blitz \uD83E\uDD84 \"é\"", ARRIVAL.toEpochMilli(), 1.5, 2, 3, 4, 5)),
                UTF_8);

        assertThat(printed(TailFormat.JSON, event)).isEqualTo(event);
    }

    @Test
    void json_keeps_to_its_line_and_its_meaning_and_sends_no_control_characters() throws IOException {
        assertThat(printed(TailFormat.JSON, "{\"Name\":\r\n\t\"a\u009b2J\u007f\"}"))
                .isEqualTo("{\"Name\":  \t\"a\\u009b2J\\u007f\"}\n");
        assertThat(printed(TailFormat.JSON, "no event \u001b]0;title\u0007"))
                .isEqualTo("no event \\u001b]0;title\\u0007\n");
    }

    @Test
    void a_name_in_the_table_moves_no_cursor() throws IOException {
        byte[] event =
                StatusEventCodec.encode(new StatusEvent("a\u001b[2Jb\nc", ARRIVAL.toEpochMilli(), 1.5, 2, 3, 4, 5));

        assertThat(printed(TailFormat.TABLE, new String(event, UTF_8)).lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("a\\u001b[2Jb\\u000ac");
    }

    @Test
    void a_partition_key_in_the_table_moves_no_cursor() throws IOException {
        assertThat(printed(TailFormat.TABLE, ""))
                .contains("key\\u001b[2J")
                .contains(" unreadable: must be a JSON object: the record is empty")
                .doesNotContain("\u001b");
    }

    private static String printed(TailFormat format, String payload) throws IOException {
        StringBuilder out = new StringBuilder();
        new EventPrinter(out, format, null).print("key\u001b[2J", ByteBuffer.wrap(payload.getBytes(UTF_8)), ARRIVAL);
        return out.toString();
    }
}
