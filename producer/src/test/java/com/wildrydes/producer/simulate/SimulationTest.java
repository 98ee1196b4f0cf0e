package com.wildrydes.producer.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.producer.pace.FakeTime;
import com.wildrydes.producer.pace.Sleeper;
import com.wildrydes.producer.pace.Speed;
import com.wildrydes.telemetry.StatusEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Streets STREETS = Streets.manhattan();
    private static final Instant NOW = Instant.parse("2026-07-21T09:15:00.250Z");
    private static final SimulationSettings TEN_SECONDS =
            SimulationSettings.DEFAULTS.withUnicorns(20).withDuration(Duration.ofSeconds(10));

    private final FakeTime time = new FakeTime(NOW);
    private final List<StatusEvent> events = new ArrayList<>();

    private Simulation simulation(SimulationSettings settings) {
        return new Simulation(settings, STREETS, time, time);
    }

    @Test
    void in_real_time_event_time_is_now() throws IOException {
        simulation(TEN_SECONDS).run(event -> {
            assertThat(event.statusTimeMs()).isEqualTo(time.millis());
            events.add(event);
        });

        assertThat(events).hasSize(200);
        assertThat(Duration.between(NOW, time.instant())).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
    }

    @Test
    void now_is_when_the_run_begins_not_when_the_fleet_was_made() throws IOException {
        Simulation simulation = simulation(TEN_SECONDS);
        time.sleep(Duration.ofSeconds(3));
        simulation.run(events::add);

        assertThat(events.getFirst().statusTimeMs())
                .isEqualTo(NOW.plusSeconds(3).toEpochMilli());
        assertThat(events).hasSize(200);
    }

    @Test
    void simulation_ends_with_the_calendar() throws IOException {
        SimulationProgress end = simulation(TEN_SECONDS.withStart(Instant.parse("9999-12-31T23:59:58Z")))
                .run(events::add);

        assertThat(end.events()).isEqualTo(40);
    }

    @Test
    void duration_is_event_time() throws IOException {
        SimulationProgress end = simulation(TEN_SECONDS.withSpeed(Speed.MAX)).run(events::add);

        assertThat(events).hasSize(200);
        assertThat(end.events()).isEqualTo(200);
        assertThat(end.stopped()).isFalse();
        assertThat(end.behind()).isZero();
        assertThat(time.instant()).isEqualTo(NOW);
    }

    @Test
    void simulation_that_is_faster_than_time_ends_now() throws IOException {
        SimulationProgress end = simulation(TEN_SECONDS.withSpeed(Speed.MAX)).run(events::add);

        assertThat(events.getFirst().statusTimeMs())
                .isEqualTo(NOW.minusSeconds(10).toEpochMilli());
        assertThat(end.eventTime()).isBetween(NOW.minusSeconds(1), NOW);
    }

    @Test
    void endless_simulation_that_is_faster_than_time_starts_a_year_ago() throws IOException {
        Simulation endless = simulation(SimulationSettings.DEFAULTS.withSpeed(Speed.MAX));
        endless.run(event -> {
            events.add(event);
            endless.stop();
        });

        assertThat(events.getFirst().statusTimeMs())
                .isEqualTo(NOW.minus(Duration.ofDays(365)).toEpochMilli());
    }

    @Test
    void start_is_the_time_of_the_first_event() throws IOException {
        Instant start = Instant.parse("2016-02-29T23:59:59.999Z");
        simulation(TEN_SECONDS.withStart(start)).run(events::add);

        assertThat(events.getFirst().statusTimeMs()).isEqualTo(start.toEpochMilli());
    }

    @Test
    void speed_does_not_change_the_events() throws IOException {
        SimulationSettings started = TEN_SECONDS.withStart(NOW);
        List<StatusEvent> fast = new ArrayList<>();
        simulation(started).run(events::add);
        simulation(started.withSpeed(Speed.MAX)).run(fast::add);

        assertThat(fast).isEqualTo(events);
    }

    @Test
    void sink_that_blocks_delays_but_loses_nothing() throws IOException {
        Simulation simulation = simulation(TEN_SECONDS);
        SimulationProgress end = simulation.run(event -> {
            if (events.size() == 100) {
                time.sleep(Duration.ofSeconds(30));
            }
            events.add(event);
        });

        assertThat(events).hasSize(200);
        assertThat(end.longestBehind()).isEqualTo(Duration.ofMillis(29_950));
        assertThat(end.behind()).isEqualTo(Duration.ofMillis(25_050));
    }

    @Test
    void name_makes_exactly_one_unicorn() throws IOException {
        simulation(TEN_SECONDS.withName("Rocinante")).run(events::add);

        assertThat(events).hasSize(10).allMatch(event -> event.name().equals("Rocinante"));
    }

    @Test
    void progress_and_stop_work_from_another_thread() throws Exception {
        Simulation endless = new Simulation(
                SimulationSettings.DEFAULTS.withSpeed(Speed.MAX), STREETS, InstantSource.system(), Sleeper.SYSTEM);
        AtomicReference<SimulationProgress> end = new AtomicReference<>();
        Thread runner = Thread.ofPlatform().start(() -> {
            try {
                end.set(endless.run(event -> {}));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        Awaitility.await().until(() -> endless.progress().events() > 1_000);
        endless.stop();
        runner.join();

        assertThat(end.get().stopped()).isTrue();
        assertThat(end.get().events())
                .isGreaterThan(1_000)
                .isEqualTo(endless.progress().events());
    }

    @Test
    void interrupt_ends_a_run_whose_sink_blocks_and_stays_set() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        Simulation simulation = simulation(SimulationSettings.DEFAULTS.withSpeed(Speed.MAX));
        AtomicReference<SimulationProgress> end = new AtomicReference<>();
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        Thread runner = Thread.ofPlatform().start(() -> {
            try {
                end.set(simulation.run(event -> {
                    if (events.size() == 5) {
                        blocked.countDown();
                        new CountDownLatch(1).await();
                    }
                    events.add(event);
                }));
                interrupted.set(Thread.currentThread().isInterrupted());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        blocked.await();
        runner.interrupt();
        runner.join();

        assertThat(end.get().events()).isEqualTo(5);
        assertThat(end.get().stopped()).isTrue();
        assertThat(interrupted.get()).isTrue();
    }

    @Test
    void failure_of_the_sink_ends_the_run() {
        assertThatThrownBy(() -> simulation(TEN_SECONDS).run(event -> {
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
    }

    @Test
    void defaults_are_200_unicorns_once_a_second_in_real_time_without_end() {
        assertThat(SimulationSettings.DEFAULTS)
                .isEqualTo(
                        new SimulationSettings(200, new Rate(1_000), new Speed.Times(1), Duration.ZERO, null, 1, null));
    }

    @Test
    void settings_out_of_range_are_refused() {
        assertThatThrownBy(() -> TEN_SECONDS.withUnicorns(0))
                .hasMessage("a fleet must have 1 to 1000000 unicorns: unicorns=0");
        assertThatThrownBy(() -> TEN_SECONDS.withDuration(Duration.ofSeconds(-1)))
                .hasMessage("duration must be positive, or 0 for no end: duration=PT-1S");
        assertThatThrownBy(() -> TEN_SECONDS.withDuration(Duration.ofDays(365_001)))
                .hasMessageStartingWith("duration must be at most 365000 days: duration=PT");
        assertThatThrownBy(() -> TEN_SECONDS.withStart(Instant.parse("+10000-01-01T00:00:00Z")))
                .hasMessage("start must be in the years 0000 to 9999: start=+10000-01-01T00:00:00Z");
        assertThatThrownBy(() -> TEN_SECONDS.withName("Rocinante").withUnicorns(2))
                .hasMessage("a name is for exactly one unicorn, leave one of the two away: name=Rocinante, unicorns=2");
        assertThatThrownBy(() -> TEN_SECONDS.withName("")).hasMessageStartingWith("Name must have 1 to 64 characters");
        assertThatThrownBy(() -> TEN_SECONDS.withName("\uD83E")).hasMessageStartingWith("Name must be valid Unicode");
    }
}
