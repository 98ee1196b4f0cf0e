package com.wildrydes.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class JsonLinesSinkTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static StatusEvent event(int number) {
        return new StatusEvent("🦄".repeat(64), number, 40.7, -74, number / 3.0, number, 150);
    }

    @Test
    void lines_are_the_bytes_that_go_on_the_stream() throws IOException {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        try (JsonLinesSink sink = new JsonLinesSink(out)) {
            for (int i = 0; i < 10_000; i++) {
                sink.accept(event(i));
                expected.write(StatusEventCodec.encode(event(i)));
            }
        }

        assertThat(out.toByteArray()).isEqualTo(expected.toByteArray());
    }

    @Test
    void idle_sink_passes_on_what_it_holds() throws IOException {
        JsonLinesSink sink = new JsonLinesSink(out);
        sink.accept(event(1));
        assertThat(out.size()).isZero();
        sink.idle();

        assertThat(out.toByteArray()).isEqualTo(StatusEventCodec.encode(event(1)));
    }

    @Test
    void closing_closes_the_stream() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        new JsonLinesSink(new ByteArrayOutputStream() {
                    @Override
                    public void close() {
                        closed.set(true);
                    }
                })
                .close();

        assertThat(closed).isTrue();
    }
}
