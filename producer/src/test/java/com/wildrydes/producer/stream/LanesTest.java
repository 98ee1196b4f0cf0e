package com.wildrydes.producer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.telemetry.aggregated.HashKey;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Single situations of the lanes, without a thread.
class LanesTest {

    private static final Duration LINGER = Duration.ofSeconds(30);
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final ModelStream stream = new ModelStream(2);
    private final WriterSettings settings =
            WriterSettings.of("s").withLinger(LINGER).withDeadline(DEADLINE);
    private final Backoff backoff = new Backoff(settings.firstBackoff(), settings.longestBackoff(), new Random(1));
    private final Lanes lanes = new Lanes(settings, stream.map(), backoff, AcknowledgementListener.NONE, 0);

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void an_event_behind_newer_ones_of_a_merged_shard_is_not_done(int shardOfTheOlder) {
        add(keyOf(shardOfTheOlder));
        long mark = lanes.flush();
        add(keyOf(1 - shardOfTheOlder));

        lanes.remap(merged(), 0);

        assertThat(lanes.isDoneBefore(mark)).isFalse();
    }

    @Test
    void a_record_on_an_unknown_shard_is_given_up_at_its_deadline_and_holds_its_lane_no_longer() {
        add(keyOf(0));
        lanes.flush();
        Request request = Objects.requireNonNull(lanes.poll(0));
        lanes.complete(request, List.of(new Outcome.Stored("shardId-unheard-of", "1")), 0, 0);
        add(keyOf(0));
        lanes.flush();
        long late = DEADLINE.toNanos();
        assertThat(lanes.idleNanos(0)).isLessThanOrEqualTo(late);

        lanes.tick(late);

        assertThat(lanes.isMapStale()).isFalse();
        assertThat(lanes.takeGivenUp())
                .extracting(GivenUp::reason)
                .contains(
                        "stored by shardId-unheard-of and maybe dropped by its readers: the shards could not be listed"
                                + " within 60000 ms");
        add(keyOf(0));
        lanes.flush();
        assertThat(lanes.poll(late)).isNotNull();
    }

    @Test
    void a_record_keeps_within_its_limit_whichever_of_its_events_comes_first_after_a_reshard() {
        int limit = 1_000;
        for (int length = 1; length < 100; length++) {
            Builders builders = new Builders();
            byte[] data = new byte[length];
            Batch batch = new Batch(builders, limit, 0, 0, PartitionKeys.make("a"), data, 0, 0);
            PartitionKeys.Entry key = longKey(0);
            for (int i = 0; batch.fits(key, length); i++) {
                batch.add(key, data, 0, length);
                key = longKey(i + 1);
            }
            PackedRecord whole = batch.seal();
            var members = whole.members();
            Batch rest = Batch.after(builders, whole, longKey(0), members.get(1));
            members.stream()
                    .skip(2)
                    .forEach(member -> rest.add(
                            PartitionKeys.make(member.partitionKey()),
                            member.data(),
                            member.offset(),
                            member.length()));

            assertThat(rest.seal().bytes()).isLessThanOrEqualTo(limit);
        }
    }

    private static PartitionKeys.Entry longKey(int number) {
        return PartitionKeys.make(String.join("", Collections.nCopies(25, "%04d".formatted(number))));
    }

    private void add(String key) {
        byte[] data = "event".getBytes(UTF_8);
        lanes.add(PartitionKeys.make(key), data, 0, data.length, () -> 0);
    }

    /// A key that the shard with this index owns.
    private String keyOf(int shard) {
        for (int i = 0; ; i++) {
            String key = "key-" + i;
            if (stream.map().indexOf(HashKey.of(key)) == shard) {
                return key;
            }
        }
    }

    private static ShardMap merged() {
        return Objects.requireNonNull(
                ShardMap.of(List.of(new ShardMap.Shard("shardId-000000000002", HashKey.MIN, HashKey.MAX, true))));
    }
}
