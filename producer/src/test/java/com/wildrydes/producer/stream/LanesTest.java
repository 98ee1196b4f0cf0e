package com.wildrydes.producer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.telemetry.aggregated.HashKey;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
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

    private long now;

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
                .contains("stored by shardId-unheard-of, and maybe dropped by its readers,"
                        + " as the shards could not be listed within 60000 ms");
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

    @Test
    void an_event_lingers_for_others_and_no_longer() {
        add(keyOf(0));

        assertThat(lanes.poll(LINGER.toNanos() - 1)).isNull();
        assertThat(lanes.idleNanos(0)).isEqualTo(LINGER.toNanos());
        assertThat(records(lanes.poll(LINGER.toNanos()))).isEqualTo(1);
    }

    @Test
    void a_record_that_is_full_does_not_linger() {
        byte[] large = new byte[WriterSettings.MAX_RECORD_BYTES / 2];
        add(keyOf(0), large);
        assertThat(lanes.poll(0)).isNull();
        add(keyOf(0), large);

        Request request = Objects.requireNonNull(lanes.poll(0));
        assertThat(request.records().getFirst().content().events()).isEqualTo(1);
    }

    @Test
    void who_has_lingered_for_half_the_time_rides_along_with_who_is_due() {
        add(keyOf(0));
        now = LINGER.toNanos() / 2;
        add(keyOf(1));

        assertThat(records(lanes.poll(LINGER.toNanos()))).isEqualTo(2);
    }

    @Test
    void who_has_just_come_does_not_ride_along() {
        add(keyOf(0));
        now = LINGER.toNanos() / 2 + 1;
        add(keyOf(1));

        assertThat(records(lanes.poll(LINGER.toNanos()))).isEqualTo(1);
    }

    @Test
    void a_shard_has_one_record_in_flight() {
        add(keyOf(0));
        lanes.flush();
        Request first = Objects.requireNonNull(lanes.poll(0));
        add(keyOf(0));
        lanes.flush();

        assertThat(lanes.poll(0)).isNull();
        lanes.complete(first, stored(first), 0, 0);
        assertThat(lanes.poll(0)).isNotNull();
    }

    @Test
    void requests_in_flight_are_as_many_as_the_settings_say() {
        Lanes two = new Lanes(
                settings.withRequestRecords(1), new ModelStream(40).map(), backoff, AcknowledgementListener.NONE, 0);
        for (int i = 0; i < 1_000; i++) {
            two.add(PartitionKeys.make("key-" + i), new byte[1], 0, 1, () -> 0);
        }
        two.flush();
        for (int i = 0; i < settings.requestsInFlight(); i++) {
            assertThat(records(two.poll(0))).isEqualTo(1);
        }

        assertThat(two.poll(0)).isNull();
        assertThat(two.idleNanos(0)).isPositive();
    }

    @Test
    void records_share_a_request_up_to_its_size() {
        byte[] nearlyFull = new byte[1_000_000];
        Lanes many = new Lanes(settings, new ModelStream(40).map(), backoff, AcknowledgementListener.NONE, 0);
        for (int i = 0; i < 1_000; i++) {
            many.add(PartitionKeys.make("key-" + i), nearlyFull, 0, nearlyFull.length, () -> 0);
        }

        assertThat(records(many.poll(0))).isEqualTo(5);
    }

    @Test
    void after_a_slow_answer_the_records_of_its_shards_travel_alone_until_an_answer_is_quick() {
        add(keyOf(0));
        add(keyOf(1));
        lanes.flush();
        Request slow = Objects.requireNonNull(lanes.poll(0));
        lanes.complete(slow, stored(slow), Duration.ofSeconds(2).toNanos(), 0);

        add(keyOf(0));
        add(keyOf(1));
        lanes.flush();
        Request first = Objects.requireNonNull(lanes.poll(0));
        Request second = Objects.requireNonNull(lanes.poll(0));
        assertThat(first.records()).hasSize(1);
        assertThat(second.records()).hasSize(1);
        lanes.complete(first, stored(first), 0, 0);
        lanes.complete(second, stored(second), 0, 0);

        add(keyOf(0));
        add(keyOf(1));
        lanes.flush();
        assertThat(records(lanes.poll(0))).isEqualTo(2);
    }

    @Test
    void a_failed_record_backs_off_and_goes_before_newer_ones() {
        add(keyOf(0));
        lanes.flush();
        Request failed = Objects.requireNonNull(lanes.poll(0));
        lanes.complete(failed, List.of(new Outcome.Failed("oops", false)), 0, 0);
        add(keyOf(0));
        lanes.flush();

        long wait = lanes.idleNanos(0);
        assertThat(wait).isBetween(1L, settings.firstBackoff().toNanos());
        assertThat(lanes.poll(wait - 1)).isNull();
        assertThat(Objects.requireNonNull(lanes.poll(wait)).records()).containsExactlyElementsOf(failed.records());
    }

    @Test
    void what_is_past_its_deadline_is_given_up_with_the_last_failure() {
        add(keyOf(0));
        lanes.flush();
        Request failed = Objects.requireNonNull(lanes.poll(0));
        lanes.complete(failed, List.of(new Outcome.Failed("oops", false)), 0, 0);

        lanes.tick(DEADLINE.toNanos() - 1);
        assertThat(lanes.hasGivenUp()).isFalse();
        lanes.tick(DEADLINE.toNanos());

        assertThat(lanes.takeGivenUp()).extracting(GivenUp::reason).containsExactly("not sent within 60000 ms: oops");
        assertThat(lanes.tally().snapshot().unsent()).isEqualTo(1);
        assertThat(lanes.tally().heldBytes).isZero();
    }

    private static int records(@Nullable Request request) {
        return request == null ? 0 : request.records().size();
    }

    private static List<Outcome> stored(Request request) {
        return request.lanes().stream()
                .<Outcome>map(lane -> new Outcome.Stored(lane.shard.id(), "1"))
                .toList();
    }

    private static PartitionKeys.Entry longKey(int number) {
        return PartitionKeys.make(String.join("", Collections.nCopies(25, "%04d".formatted(number))));
    }

    private void add(String key) {
        add(key, "event".getBytes(UTF_8));
    }

    private void add(String key, byte[] data) {
        lanes.add(PartitionKeys.make(key), data, 0, data.length, () -> now);
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
