package com.wildrydes.processors.archiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.wildrydes.processors.archiver.FakeArchiveStream.Fault;
import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.processors.fixtures.StreamRecords;
import com.wildrydes.processors.fixtures.VirtualTime;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/// Whatever goes wrong on the way, the archive, reduced to the first delivery of each event, is the stream.
///
/// A shard is delivered as Lambda does it: from the checkpoint on, in batches of any size, again from the
/// first unprocessed record on, again from where the process crashed, now and then again from before the
/// checkpoint.
class AtLeastOncePropertyTest {

    private static final Set<Fault> PASSING = EnumSet.of(Fault.HALF_REFUSED, Fault.THROTTLED, Fault.NONE);
    private static final String[] NAMES = {"Shadowfax", "Rocinante", "Bucephalus", "🦄"};

    @Property(tries = 200, seed = "20260721", shrinking = ShrinkingMode.OFF)
    void the_first_of_every_event_is_archived_whatever_fails(@ForAll long seed) {
        var run = new Run(seed, EnumSet.allOf(Fault.class));
        run.deliverAll();
        assertThat(run.archive()).isEqualTo(run.expected);
    }

    @Property(tries = 100, seed = "20260722", shrinking = ShrinkingMode.OFF)
    void delivering_everything_again_with_other_boundaries_changes_nothing(@ForAll long seed) {
        var run = new Run(seed, EnumSet.allOf(Fault.class));
        run.deliverAll();
        Map<Identity, StatusEvent> before = run.archive();
        run.deliverAll();
        assertThat(run.archive()).isEqualTo(before);
    }

    @Property(tries = 100, seed = "20260723", shrinking = ShrinkingMode.OFF)
    void when_every_fault_passes_nothing_is_sent_twice_and_the_counters_tell_exactly_what_is_archived(
            @ForAll long seed) {
        var run = new Run(seed, PASSING);
        for (int next = 0; next < run.stream.size(); ) {
            next = run.deliver(next, next + 1 + run.random.nextInt(run.stream.size() - next));
        }
        assertThat(run.tally.archived())
                .isEqualTo(ArchivedLines.of(run.archiveStream.accepted()).size());
        assertThat(run.tally.received()).isEqualTo(run.members);
        assertThat(run.archive()).isEqualTo(run.expected);
    }

    private record Identity(String name, long statusTimeMs) {}

    /// One shard's life under one seed.
    private static final class Run {
        private final Random random;
        private final Set<Fault> faults;
        private final VirtualTime time = new VirtualTime();
        private final FakeArchiveStream archiveStream = new FakeArchiveStream(this::fault);
        private final Archiver archiver;
        private final List<KinesisRecord> stream = new ArrayList<>();
        private final Map<Identity, StatusEvent> expected = new HashMap<>();
        private Tally tally = Tally.NONE;
        private int members;

        Run(long seed, Set<Fault> faults) {
            this.random = new Random(seed);
            this.faults = faults;
            this.archiver = new Archiver(archiveStream, time.retry(new Random(seed)));
            int records = 1 + random.nextInt(25);
            for (int i = 0; i < records; i++) {
                stream.add(random.nextInt(3) == 0 ? StreamRecords.raw(i, member()) : aggregated(i));
            }
        }

        private KinesisRecord aggregated(int position) {
            var packed = new ArrayList<byte[]>();
            for (int n = random.nextInt(8); n >= 0; n--) {
                packed.add(member());
            }
            return StreamRecords.aggregated(position, packed);
        }

        /// Times from few, so that identities repeat with other content. Some events are large, so that some
        /// batches make several loads.
        private byte[] member() {
            members++;
            if (random.nextInt(12) == 0) {
                return ("junk " + random.nextInt(100)).getBytes(StandardCharsets.UTF_8);
            }
            var event = new StatusEvent(
                    NAMES[random.nextInt(NAMES.length)],
                    Events.MINUTE + 1000 * random.nextInt(30),
                    random.nextInt(90),
                    random.nextInt(180),
                    random.nextInt(1000) / 8.0,
                    random.nextInt(200),
                    random.nextInt(200));
            expected.putIfAbsent(new Identity(event.name(), event.statusTimeMs()), event);
            byte[] encoded = StatusEventCodec.encode(event);
            return random.nextInt(50) == 0 ? withExtra(encoded, random.nextInt(900_000)) : encoded;
        }

        private static byte[] withExtra(byte[] encoded, int length) {
            String json = new String(encoded, StandardCharsets.UTF_8);
            return json.replace("}\n", ",\"a\":\"" + "x".repeat(length) + "\"}").getBytes(StandardCharsets.UTF_8);
        }

        private Fault fault() {
            Fault[] all = Fault.values();
            Fault fault = random.nextInt(3) == 0 ? all[random.nextInt(all.length)] : Fault.NONE;
            return faults.contains(fault) ? fault : Fault.NONE;
        }

        void deliverAll() {
            int next = 0;
            while (next < stream.size()) {
                next = deliver(next, next + 1 + random.nextInt(stream.size() - next));
                if (random.nextInt(8) == 0) {
                    next = random.nextInt(next + 1);
                }
            }
        }

        /// Delivers one batch and returns the position after what was processed.
        private int deliver(int from, int to) {
            try {
                Duration patience = faults == PASSING ? Duration.ofHours(1) : Duration.ofMillis(400);
                Outcome outcome = archiver.process(stream.subList(from, to), time.deadlineIn(patience));
                tally = tally.plus(outcome.tally());
                return outcome.gap() == null
                        ? to
                        : StreamRecords.position(outcome.gap().firstUnprocessed());
            } catch (FakeArchiveStream.Crash e) {
                return from;
            }
        }

        /// The archive as `unicorn_events` shows it.
        Map<Identity, StatusEvent> archive() {
            var first = new HashMap<Identity, JsonNode>();
            for (JsonNode line : ArchivedLines.of(archiveStream.accepted())) {
                StatusEvent event = ArchivedLines.event(line);
                first.merge(new Identity(event.name(), event.statusTimeMs()), line, Run::earlier);
            }
            var events = new HashMap<Identity, StatusEvent>();
            first.forEach((identity, line) -> events.put(identity, ArchivedLines.event(line)));
            return events;
        }

        private static JsonNode earlier(JsonNode one, JsonNode other) {
            int order = one.get("sequencenumber")
                    .textValue()
                    .compareTo(other.get("sequencenumber").textValue());
            if (order == 0) {
                // Loads that begin at one record have the same event first.
                assertThat(other).isEqualTo(one);
            }
            return order <= 0 ? one : other;
        }
    }
}
