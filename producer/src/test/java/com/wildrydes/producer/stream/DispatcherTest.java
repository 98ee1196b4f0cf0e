package com.wildrydes.producer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What ends a thread of the writer ends the writer, and leaves nobody waiting.
@Timeout(60)
class DispatcherTest {

    private final List<String> unsent = new ArrayList<>();

    @Test
    void a_listing_that_ends_with_an_exception_ends_the_writer_with_it() throws Exception {
        AtomicBoolean opened = new AtomicBoolean();
        expectTheEnd(new Transport() {
            @Override
            public List<Outcome> put(List<PackedRecord> records) {
                return Collections.nCopies(records.size(), new Outcome.Stored("shardId-unheard-of", "1"));
            }

            @Override
            public Shards shards() {
                if (opened.compareAndSet(false, true)) {
                    return new Shards.Known(new ModelStream(1).map());
                }
                throw new IllegalStateException("a listing without hash keys");
            }
        });
    }

    @Test
    void a_request_that_ends_with_an_error_ends_the_writer_with_it() throws Exception {
        expectTheEnd(new Transport() {
            @Override
            public List<Outcome> put(List<PackedRecord> records) {
                throw new UnsatisfiedLinkError("no native library");
            }

            @Override
            public Shards shards() {
                return new Shards.Known(new ModelStream(1).map());
            }
        });
    }

    private void expectTheEnd(Transport transport) throws InterruptedException {
        StreamWriter writer = StreamWriter.open(
                transport,
                WriterSettings.of("s"),
                (key, data, offset, length, reason) -> unsent.add(new String(data, offset, length, UTF_8)),
                AcknowledgementListener.NONE,
                System::nanoTime,
                new Random(1));
        byte[] data = "event".getBytes(UTF_8);
        writer.write("Shadowfax", data, 0, data.length);
        writer.flush();
        writer.close();

        assertThat(unsent).containsExactly("event");
        assertThat(writer.failure()).hasMessageStartingWith("the stream writer failed: java.lang.");
    }
}
