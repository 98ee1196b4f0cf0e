package com.wildrydes.local.lambda.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.time.StopSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchGathererTest {
    private static final String SHARD = "shardId-000000000000";
    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes";
    private static final Duration WINDOW = Duration.ofSeconds(5);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final StreamInMemory stream = new StreamInMemory(clock, 1);

    @Test
    void a_clock_that_is_set_back_prolongs_a_batch_by_its_window_at_most() {
        stream.put(SHARD, "key", new byte[1]);
        List<Duration> waits = new ArrayList<>();
        RecordSource setBack = new RecordSource() {
            @Override
            public List<Shard> shards() {
                return stream.shards();
            }

            @Override
            public Page read(String shardId, Position position, int maxRecords, long maxBytes) {
                return stream.read(shardId, position, maxRecords, maxBytes);
            }

            @Override
            public boolean awaitRecords(String shardId, Position position, Duration timeout) {
                clock.advance(waits.isEmpty() ? Duration.ofHours(-1) : timeout);
                waits.add(timeout);
                return false;
            }
        };

        Batch batch = gatherer(setBack, WINDOW).gather(new Position.TrimHorizon());

        assertThat(batch.records()).hasSize(1);
        assertThat(waits).containsExactly(WINDOW, WINDOW);
    }

    @Test
    void without_a_window_the_first_record_goes_at_once_and_what_follows_it_closely_goes_together() {
        BatchGatherer gatherer = gatherer(stream, Duration.ZERO);
        stream.put(SHARD, "key", new byte[1]);
        Instant before = clock.instant();
        Batch first = gatherer.gather(new Position.TrimHorizon());
        assertThat(first.records()).hasSize(1);
        assertThat(clock.instant()).isEqualTo(before);

        stream.put(SHARD, "key", new byte[1]);
        Batch second = gatherer.gather(first.next());

        assertThat(second.records()).hasSize(1);
        assertThat(clock.instant()).isEqualTo(before.plus(BatchGatherer.PACE));
    }

    @Test
    void without_a_window_a_record_that_comes_after_a_while_waits_for_nothing() {
        BatchGatherer gatherer = gatherer(stream, Duration.ZERO);
        stream.put(SHARD, "key", new byte[1]);
        Batch first = gatherer.gather(new Position.TrimHorizon());
        clock.advance(BatchGatherer.PACE);
        Instant before = clock.instant();

        stream.put(SHARD, "key", new byte[1]);

        assertThat(gatherer.gather(first.next()).records()).hasSize(1);
        assertThat(clock.instant()).isEqualTo(before);
    }

    private BatchGatherer gatherer(RecordSource source, Duration window) {
        MappingConfig config = new MappingConfig(
                "Aggregator", STREAM, new Position.TrimHorizon(), 100, window, true, true, -1, null, null, true);
        return new BatchGatherer(
                source,
                SHARD,
                config,
                clock,
                new StopSignal(),
                () -> new EventBuffer(SHARD, STREAM, "arn:aws:iam::000000000000:role/Aggregator"),
                oldest -> {});
    }
}
