package com.wildrydes.producer.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.producer.EventSink;
import com.wildrydes.telemetry.StatusEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final Instant NOW = Instant.parse("2026-07-21T09:15:00Z");
    private static final long RECORDED_MS =
            Instant.parse("2016-01-01T00:00:00Z").toEpochMilli();

    private final FakeTime time = new FakeTime(NOW);
    private final AtomicInteger idles = new AtomicInteger();
    private final EventSink sink = new EventSink() {
        @Override
        public void accept(StatusEvent event) {}

        @Override
        public void idle() {
            idles.incrementAndGet();
        }
    };

    private Duration passed() {
        return Duration.between(NOW, time.instant());
    }

    @Test
    void first_event_is_due_at_once_whenever_it_was() throws Exception {
        assertThat(new Pacer(Speed.REAL_TIME, time, time).await(RECORDED_MS, sink))
                .isTrue();
        assertThat(passed()).isZero();
    }

    @Test
    void in_real_time_a_second_takes_a_second() throws Exception {
        Pacer pacer = new Pacer(Speed.REAL_TIME, time, time);
        pacer.await(RECORDED_MS, sink);
        pacer.await(RECORDED_MS + 1_234, sink);

        assertThat(passed()).isEqualTo(Duration.ofMillis(1_234));
    }

    @Test
    void sped_up_tenfold_ten_seconds_take_one() throws Exception {
        Pacer pacer = new Pacer(new Speed.Times(10), time, time);
        pacer.await(RECORDED_MS, sink);
        pacer.await(RECORDED_MS + 10_000, sink);

        assertThat(passed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void as_fast_as_possible_nothing_waits() throws Exception {
        Pacer pacer = new Pacer(Speed.MAX, time, time);
        pacer.await(RECORDED_MS, sink);
        pacer.await(RECORDED_MS + 1_000_000, sink);

        assertThat(passed()).isZero();
        assertThat(pacer.behind()).isZero();
    }

    @Test
    void slow_sink_is_told_by_how_much_it_is_behind() throws Exception {
        Pacer pacer = new Pacer(Speed.REAL_TIME, time, time);
        pacer.await(RECORDED_MS, sink);
        time.sleep(Duration.ofSeconds(5));
        pacer.await(RECORDED_MS + 1_000, sink);

        assertThat(pacer.behind()).isEqualTo(Duration.ofSeconds(4));

        pacer.await(RECORDED_MS + 9_000, sink);

        assertThat(pacer.behind()).isZero();
        assertThat(pacer.longestBehind()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void event_from_before_the_first_is_due_at_once_and_not_behind() throws Exception {
        Pacer pacer = new Pacer(Speed.REAL_TIME, time, time);
        pacer.await(RECORDED_MS, sink);
        pacer.await(RECORDED_MS - 60_000, sink);

        assertThat(passed()).isZero();
        assertThat(pacer.longestBehind()).isZero();
    }

    @Test
    void sink_hears_of_each_wait_once() throws Exception {
        Pacer pacer = new Pacer(Speed.REAL_TIME, time, time);
        pacer.await(RECORDED_MS, sink);
        assertThat(idles).hasValue(0);
        pacer.await(RECORDED_MS + 5_000, sink);
        assertThat(idles).hasValue(1);
    }

    @Test
    void stop_ends_a_long_wait_soon() throws Exception {
        AtomicReference<Pacer> running = new AtomicReference<>();
        Pacer pacer = new Pacer(Speed.REAL_TIME, time, duration -> {
            time.sleep(duration);
            running.get().stop();
        });
        running.set(pacer);
        pacer.await(RECORDED_MS, sink);

        assertThat(pacer.await(RECORDED_MS + 3_600_000, sink)).isFalse();
        assertThat(passed()).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void interrupt_is_heard_without_a_wait() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new Pacer(Speed.MAX, time, time).await(RECORDED_MS, sink))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void speed_that_is_none_is_refused() {
        for (double factor : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Speed.Times(factor))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("speed must be more than 0")
                    .hasMessageEndingWith("speed=" + factor);
        }
    }
}
