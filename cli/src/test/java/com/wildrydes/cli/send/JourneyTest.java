package com.wildrydes.cli.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.cli.terminal.Interrupts;
import com.wildrydes.cli.terminal.Terminal;
import com.wildrydes.producer.EventSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class JourneyTest {
    private static final EventSink NOWHERE = event -> {};
    private static final Watcher SILENT = line -> {};
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofMillis(1);

    @Test
    void a_source_that_ends_was_not_stopped() throws Exception {
        assertThat(new Journey(new Source(sink -> {}), terminal(stop -> () -> {})).run(NOWHERE, SILENT))
                .isFalse();
    }

    @Test
    void ctrl_c_stops_the_source() throws Exception {
        var stopped = new CountDownLatch(1);
        var source = new Source(sink -> await(stopped)) {
            @Override
            public void stop() {
                stopped.countDown();
            }
        };

        assertThat(new Journey(source, terminal(JourneyTest::ctrlC), LONG, LONG).run(NOWHERE, SILENT))
                .isTrue();
    }

    @Test
    void a_source_that_does_not_notice_is_interrupted() throws Exception {
        var source = new Source(sink -> await(new CountDownLatch(1)));

        assertThat(new Journey(source, terminal(JourneyTest::ctrlC), SHORT, LONG).run(NOWHERE, SILENT))
                .isTrue();
    }

    @Test
    void a_source_that_hangs_in_a_read_is_left_behind() throws Exception {
        var endOfTest = new CountDownLatch(1);
        var source = new Source(sink -> awaitWhateverHappens(endOfTest));

        assertThat(new Journey(source, terminal(JourneyTest::ctrlC), SHORT, SHORT).run(NOWHERE, SILENT))
                .isTrue();

        endOfTest.countDown();
    }

    @Test
    void what_the_source_throws_comes_out() {
        var source = new Source(sink -> {
            throw new IOException("the file is damaged");
        });

        assertThatThrownBy(() -> new Journey(source, terminal(stop -> () -> {})).run(NOWHERE, SILENT))
                .isInstanceOf(IOException.class)
                .hasMessage("the file is damaged");
    }

    @Test
    void a_watcher_that_fails_is_asked_again() throws Exception {
        var asked = new CountDownLatch(2);

        new Journey(new Source(sink -> await(asked)), terminal(stop -> () -> {})).run(NOWHERE, status -> {
            asked.countDown();
            throw new IllegalStateException("no answer");
        });

        assertThat(asked.getCount()).isZero();
    }

    /// Presses it at once.
    private static Interrupts.Registration ctrlC(Runnable stop) {
        Thread.ofVirtual().start(stop);
        return () -> {};
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitWhateverHappens(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Terminal terminal(Interrupts interrupts) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new Terminal(
                Map.of(), InputStream.nullInputStream(), nowhere, nowhere, false, Clock.systemUTC(), interrupts);
    }

    @FunctionalInterface
    private interface Run {
        void run(EventSink sink) throws IOException;
    }

    private static class Source implements EventSource {
        private final Run run;

        Source(Run run) {
            this.run = run;
        }

        @Override
        public void run(EventSink sink) throws IOException {
            run.run(sink);
        }

        @Override
        public void stop() {}

        @Override
        public Progress progress() {
            return new Progress(0, 0, Duration.ZERO);
        }
    }
}
