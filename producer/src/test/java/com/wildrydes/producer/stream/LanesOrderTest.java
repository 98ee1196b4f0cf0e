package com.wildrydes.producer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// The invariants of order and of loss, driven through random faults, reshards and orders of answers, without a
/// thread.
class LanesOrderTest {

    private static final int STEPS = 600;
    private static final int SETTLING_STEPS = 20_000;

    @Property(tries = 300)
    void whatever_fails_each_key_is_read_complete_and_in_the_order_of_its_writes(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int shards) {
        Run run = new Run(seed, shards, Duration.ofDays(1));
        run.go();

        assertThat(run.stream.readByKey()).isEqualTo(run.written);
        assertThat(run.acknowledged).isEqualTo(run.written);
        WriterStats stats = run.lanes.tally().snapshot();
        assertThat(stats.acknowledged()).isEqualTo(stats.written());
        assertThat(stats.pending()).isZero();
        assertThat(run.lanes.tally().heldBytes).isZero();
    }

    @Property(tries = 300)
    void whatever_is_given_up_each_event_is_either_acknowledged_or_handed_back_and_order_is_kept(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int shards) {
        Run run = new Run(seed, shards, Duration.ofMillis(300));
        run.go();

        Map<String, List<String>> done = new LinkedHashMap<>();
        run.written.forEach((key, events) -> {
            List<String> both = new ArrayList<>(run.acknowledged.getOrDefault(key, List.of()));
            both.addAll(run.unsent.getOrDefault(key, List.of()));
            both.sort(Comparator.comparing(events::indexOf));
            done.put(key, both);
        });
        assertThat(done).isEqualTo(run.written);
        run.acknowledged.forEach(
                (key, events) -> assertThat(run.stream.readByKey().get(key)).containsSubsequence(events));
        WriterStats stats = run.lanes.tally().snapshot();
        assertThat(stats.acknowledged() + stats.unsent()).isEqualTo(stats.written());
        assertThat(run.lanes.tally().heldBytes).isZero();
    }

    /// One run of the lanes against the model: virtual time, requests answered in any order, after any time.
    private static final class Run {

        private final Random random;
        private final ModelStream stream;
        private final Lanes lanes;
        private final PartitionKeys keys = new PartitionKeys();
        private final Map<String, List<String>> written = new LinkedHashMap<>();
        private final List<Request> inFlight = new ArrayList<>();
        private final Map<String, List<String>> acknowledged = new LinkedHashMap<>();
        private final Map<String, List<String>> unsent = new LinkedHashMap<>();
        private long now;
        private int number;

        Run(long seed, int shards, Duration deadline) {
            random = new Random(seed);
            stream = new ModelStream(shards);
            now = random.nextLong();
            WriterSettings settings = WriterSettings.of("s")
                    .withLinger(Duration.ofMillis(random.nextInt(3) * 50L))
                    .withRecordBytes(100 + random.nextInt(400))
                    .withRequestRecords(1 + random.nextInt(4))
                    .withDeadline(deadline);
            Backoff backoff = new Backoff(settings.firstBackoff(), settings.longestBackoff(), random);
            lanes = new Lanes(settings, stream.map(), backoff, this::acknowledge, now);
        }

        private void acknowledge(
                String key, byte[] data, int offset, int length, String shardId, String sequenceNumber) {
            acknowledged.computeIfAbsent(key, k -> new ArrayList<>()).add(new String(data, offset, length, UTF_8));
        }

        void go() {
            for (int i = 0; i < STEPS; i++) {
                step(true);
            }
            lanes.flush();
            for (int i = 0; lanes.tally().snapshot().pending() > 0 && i < SETTLING_STEPS; i++) {
                step(false);
            }
            while (!inFlight.isEmpty()) {
                answer(false);
            }
        }

        void step(boolean faults) {
            now += random.nextInt(20_000_000);
            switch (random.nextInt(faults ? 12 : 6)) {
                case 0, 1 -> answer(faults);
                case 2 -> {
                    if (lanes.isMapStale()) {
                        lanes.remap(stream.map(), now);
                    }
                }
                case 3, 4, 5 -> send();
                case 6 -> {
                    if (random.nextInt(10) == 0) {
                        stream.reshard(random);
                    }
                }
                default -> write();
            }
        }

        private void write() {
            String key = "unicorn-" + random.nextInt(12);
            String payload = key + "#" + number++ + "x".repeat(random.nextInt(60));
            byte[] data = payload.getBytes(UTF_8);
            PartitionKeys.Entry entry = keys.of(key);
            assertThat(Batch.sizeAlone(entry, data, 0, data.length)).isLessThan(100);
            lanes.add(entry, data, 0, data.length, () -> now);
            written.computeIfAbsent(key, k -> new ArrayList<>()).add(payload);
        }

        private void send() {
            lanes.tick(now);
            for (GivenUp record : lanes.takeGivenUp()) {
                record.record()
                        .members()
                        .forEach(event -> unsent.computeIfAbsent(event.partitionKey(), k -> new ArrayList<>())
                                .add(new String(event.data(), event.offset(), event.length(), UTF_8)));
            }
            Request request = lanes.poll(now);
            if (request != null) {
                inFlight.add(request);
            }
        }

        private void answer(boolean faults) {
            if (inFlight.isEmpty()) {
                return;
            }
            Request request = inFlight.remove(random.nextInt(inFlight.size()));
            boolean lost = faults && random.nextInt(8) == 0;
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < request.records().size(); i++) {
                PackedRecord record = request.records().get(i);
                assertThat(record.data().length + record.content().firstKey().bytes())
                        .isLessThanOrEqualTo(500);
                if (faults && random.nextInt(4) == 0) {
                    outcomes.add(new Outcome.Failed("throttled", random.nextBoolean()));
                } else {
                    Outcome.Stored stored = stream.put(record.partitionKey(), record.data());
                    if (!lost
                            && stored.shardId()
                                    .equals(request.lanes().get(i).shard.id())) {
                        record.members()
                                .forEach(event -> acknowledge(
                                        event.partitionKey(), event.data(), event.offset(), event.length(), "", ""));
                    }
                    outcomes.add(lost ? new Outcome.Failed("the answer was lost", false) : stored);
                }
            }
            assertThat(lanes.complete(request, outcomes, random.nextInt(2_000_000_000), now))
                    .isNull();
        }
    }
}
