package com.wildrydes.producer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
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
        Run run = new Run(seed, shards);
        for (int i = 0; i < STEPS; i++) {
            run.step(true);
        }
        run.settle();

        assertThat(run.stream.readByKey()).isEqualTo(run.written);
        WriterStats stats = run.lanes.tally().snapshot();
        assertThat(stats.acknowledged()).isEqualTo(stats.written());
        assertThat(stats.pending()).isZero();
        assertThat(run.acknowledgedTwice).isEmpty();
    }

    /// One run of the lanes against the model: virtual time, requests answered in any order, after any time.
    private static final class Run {

        private final Random random;
        private final ModelStream stream;
        private final Lanes lanes;
        private final PartitionKeys keys = new PartitionKeys();
        private final Map<String, List<String>> written = new LinkedHashMap<>();
        private final List<Request> inFlight = new ArrayList<>();
        private final List<String> acknowledgedTwice = new ArrayList<>();
        private long now;
        private int number;

        Run(long seed, int shards) {
            random = new Random(seed);
            stream = new ModelStream(shards);
            now = random.nextLong();
            WriterSettings settings = WriterSettings.of("s")
                    .withLinger(Duration.ofMillis(random.nextInt(3) * 50L))
                    .withRecordBytes(100 + random.nextInt(400))
                    .withRequestRecords(1 + random.nextInt(4))
                    .withDeadline(Duration.ofDays(1));
            Backoff backoff = new Backoff(settings.firstBackoff(), settings.longestBackoff(), random);
            lanes = new Lanes(settings, stream.map(), backoff, AcknowledgementListener.NONE, now);
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

        void settle() {
            lanes.flush();
            for (int i = 0; lanes.tally().snapshot().pending() > 0 && i < SETTLING_STEPS; i++) {
                step(false);
            }
        }

        private void write() {
            String key = "unicorn-" + random.nextInt(12);
            String payload = key + "#" + number++ + "x".repeat(random.nextInt(60));
            byte[] data = payload.getBytes(StandardCharsets.UTF_8);
            PartitionKeys.Entry entry = keys.of(key);
            assertThat(Batch.sizeAlone(entry, data, 0, data.length)).isLessThan(100);
            lanes.add(entry, data, 0, data.length, () -> now);
            written.computeIfAbsent(key, k -> new ArrayList<>()).add(payload);
        }

        private void send() {
            lanes.tick(now);
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
            for (PackedRecord record : request.records()) {
                assertThat(record.data().length + record.content().firstKey().bytes())
                        .isLessThanOrEqualTo(500);
                if (faults && random.nextInt(4) == 0) {
                    outcomes.add(new Outcome.Failed("throttled", random.nextBoolean()));
                } else {
                    Outcome stored = stream.put(record.partitionKey(), record.data());
                    outcomes.add(lost ? new Outcome.Failed("the answer was lost", false) : stored);
                }
            }
            assertThat(lanes.complete(request, outcomes, random.nextInt(2_000_000_000), now))
                    .isNull();
        }
    }
}
