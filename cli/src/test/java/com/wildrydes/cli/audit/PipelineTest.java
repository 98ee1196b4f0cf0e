package com.wildrydes.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.cli.status.Lag;
import com.wildrydes.cli.status.MappingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final Duration METRIC_DELAY = Duration.ofSeconds(2);

    private final SimulatedTime time = new SimulatedTime();
    private final Instant begin = time.instant();

    private Instant lastArrival = begin;
    private Duration aggregatorAge = Duration.ZERO;
    private Duration archiverAge = Duration.ZERO;
    private String archiverState = "Enabled";
    private Duration undelivered = Duration.ofSeconds(10);

    @Test
    void nothing_is_waited_for_when_the_stream_got_nothing_for_longer_than_the_way_takes() throws Exception {
        lastArrival = begin.minusSeconds(20);

        assertThat(watch().waitingFor()).isEmpty();
    }

    @Test
    void a_function_is_waited_for_as_long_as_it_gathers_and_its_metric_may_be_old() throws Exception {
        Transit.Watch watch = watch();

        assertThat(watch.waitingFor()).contains("the Aggregator, lag 0.0 s (greatest of a minute)");
        time.pause(Duration.ofMillis(6_999));
        assertThat(watch.waitingFor()).contains("the Aggregator, lag 0.0 s (greatest of a minute)");
    }

    @Test
    void a_function_that_is_behind_is_waited_for() throws Exception {
        archiverAge = Duration.ofSeconds(30);
        Transit.Watch watch = watch();
        time.pause(Duration.ofSeconds(36));

        assertThat(watch.waitingFor()).contains("the Archiver, lag 30.0 s (greatest of a minute)");
        archiverAge = Duration.ZERO;
        assertThat(watch.waitingFor()).contains("Firehose, which has what came in the last 12.0 s");
    }

    @Test
    void what_the_functions_are_done_with_is_waited_for_until_it_is_delivered() throws Exception {
        Transit.Watch watch = watch();
        time.pause(Duration.ofSeconds(7));
        assertThat(watch.waitingFor()).contains("Firehose, which has what came in the last 12.0 s");

        time.pause(Duration.ofMillis(11_999));
        assertThat(watch.waitingFor()).isPresent();
        time.pause(Duration.ofMillis(1));
        assertThat(watch.waitingFor()).isEmpty();
    }

    @Test
    void a_delivery_that_hangs_is_waited_for() throws Exception {
        Transit.Watch watch = watch();
        time.pause(Duration.ofSeconds(7));
        watch.waitingFor();
        undelivered = Duration.ofSeconds(90);
        time.pause(Duration.ofSeconds(30));

        assertThat(watch.waitingFor()).contains("Firehose, which has what came in the last 92.0 s");
    }

    @Test
    void an_event_source_mapping_that_is_off_is_named() throws Exception {
        archiverState = "Disabled";
        Transit.Watch watch = watch();
        time.pause(Duration.ofHours(1));

        assertThat(watch.waitingFor()).contains("the Archiver, whose event source mapping is disabled");
    }

    @Test
    void what_came_after_the_time_is_not_waited_for() throws Exception {
        Transit.Watch watch = watch();
        time.pause(Duration.ofSeconds(7));
        watch.waitingFor();
        time.pause(Duration.ofSeconds(12));
        assertThat(watch.waitingFor()).isEmpty();

        aggregatorAge = Duration.ofMinutes(5);
        assertThat(watch.waitingFor()).isEmpty();
    }

    private Transit.Watch watch() {
        return new Pipeline(
                        () -> List.of(
                                mapping("Aggregator", "Enabled", aggregatorAge),
                                mapping("Archiver", archiverState, archiverAge)),
                        () -> undelivered,
                        since -> !lastArrival.isBefore(since),
                        METRIC_DELAY,
                        time)
                .of(begin);
    }

    private static MappingStatus mapping(String function, String state, Duration age) {
        return new MappingStatus(function, state, "OK", WINDOW, new Lag(Optional.of(age)));
    }
}
