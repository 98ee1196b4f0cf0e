package com.wildrydes.processors.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.processors.aggregator.FaultyTable.Fault;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.processors.fixtures.StreamRecords;
import com.wildrydes.processors.fixtures.VirtualTime;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.processors.quarantine.QuarantinedRecord;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/// Whatever goes wrong on the way, the table equals the recomputation and the quarantine holds what is no
/// event.
///
/// A shard is delivered as Lambda does it: from the checkpoint on, in batches of any size, again from the first
/// unprocessed record on, again from where the process crashed, now and then again from before the checkpoint.
class ExactlyOncePropertyTest {

    private static final Set<Fault> PASSING = EnumSet.of(Fault.THROTTLED, Fault.ANSWER_LOST, Fault.HALF_UNREAD);
    private static final String[] NAMES = {"Shadowfax", "Rocinante", "Bucephalus"};

    @Property(tries = 400, seed = "20260721", shrinking = ShrinkingMode.OFF)
    void every_event_is_counted_once_or_kept_whatever_fails(@ForAll long seed) {
        var run = new Run(seed, Faults.ALL);
        run.deliverAll();
        run.deliverAllAgain();
        run.assertRight();
    }

    @Property(tries = 200, seed = "20260722", shrinking = ShrinkingMode.OFF)
    void when_every_fault_passes_the_counters_tell_exactly_what_is_in_the_table(@ForAll long seed) {
        var run = new Run(seed, Faults.PASSING);
        run.deliverAll();
        run.deliverAllAgain();
        run.assertRight();
        long samples = run.table.contents().values().stream()
                .mapToLong(item -> Long.parseLong(item.get("Samples")))
                .sum();
        assertThat(run.tally.counted()).isEqualTo(samples);
        assertThat(run.tally.received())
                .isEqualTo(run.tally.counted() + run.tally.duplicates() + run.tally.quarantined());
    }

    private enum Faults {
        /// Invocations end in the middle, others get in between, deadlines come.
        ALL,
        /// Everything that an invocation gets over by trying again.
        PASSING
    }

    /// One shard's life under one seed.
    private static final class Run {
        private final Random random;
        private final Faults faults;
        private final VirtualTime time = new VirtualTime();
        private final FakeMinuteTable table = new FakeMinuteTable();
        private final FakeQuarantine quarantine = new FakeQuarantine();
        private final List<KinesisRecord> stream = new ArrayList<>();
        private final List<StatusEvent> events = new ArrayList<>();
        private final Map<String, List<String>> rejected = new TreeMap<>();
        private Aggregator aggregator;
        private Tally tally = Tally.NONE;
        private int checkpoint;

        Run(long seed, Faults faults) {
            this.random = new Random(seed);
            this.faults = faults;
            int records = 1 + random.nextInt(25);
            for (int i = 0; i < records; i++) {
                stream.add(random.nextInt(3) == 0 ? plain(i) : aggregated(i));
            }
            this.aggregator = coldStart();
        }

        private KinesisRecord plain(int position) {
            byte[] member = member(position);
            return StreamRecords.raw(position, member);
        }

        private KinesisRecord aggregated(int position) {
            var members = new ArrayList<byte[]>();
            for (int n = random.nextInt(8); n >= 0; n--) {
                members.add(member(position));
            }
            return StreamRecords.aggregated(position, members);
        }

        /// Times from few, so that identities repeat, with the same content and with another, in any order.
        private byte[] member(int position) {
            if (random.nextInt(12) == 0) {
                String junk = "junk " + random.nextInt(100);
                rejected.computeIfAbsent(StreamRecords.sequenceNumber(position), key -> new ArrayList<>())
                        .add(junk);
                return junk.getBytes(StandardCharsets.UTF_8);
            }
            boolean again = !events.isEmpty() && random.nextInt(6) == 0;
            StatusEvent event = again ? events.get(random.nextInt(events.size())) : newEvent();
            events.add(event);
            return StatusEventCodec.encode(event);
        }

        private StatusEvent newEvent() {
            return new StatusEvent(
                    NAMES[random.nextInt(NAMES.length)],
                    Events.MINUTE + 60_000L * random.nextInt(3) + random.nextInt(30),
                    random.nextDouble(-90, 90),
                    random.nextDouble(-180, 180),
                    random.nextInt(4) == 0 ? random.nextDouble(1e12) : random.nextInt(40_000) / 1000.0,
                    random.nextInt(200),
                    random.nextInt(200));
        }

        private Aggregator coldStart() {
            MinuteTable faulty = new FaultyTable(table, this::fault, this::rival);
            return new Aggregator(
                    faulty,
                    new KnownItems(2_200),
                    this::keep,
                    time.retry(new Random(random.nextLong())),
                    WriteIds.GROWING,
                    1);
        }

        private synchronized void keep(QuarantinedRecord record) throws UnavailableException, RefusedException {
            int dice = random.nextInt(10);
            if (dice == 0) {
                throw new UnavailableException("slow down");
            }
            quarantine.keep(record);
            if (dice == 1) {
                throw new UnavailableException("no answer in time");
            }
            if (dice == 2 && faults == Faults.ALL) {
                throw new FaultyTable.Crash();
            }
        }

        private synchronized Fault fault() {
            Fault fault = switch (random.nextInt(16)) {
                case 0 -> Fault.THROTTLED;
                case 1 -> Fault.ANSWER_LOST;
                case 2 -> Fault.HALF_UNREAD;
                case 3 -> Fault.RIVAL_FIRST;
                case 4 -> random.nextInt(3) == 0 ? Fault.REFUSED : Fault.NONE;
                case 5 -> Fault.CRASH_BEFORE;
                case 6 -> Fault.CRASH_AFTER;
                default -> Fault.NONE;
            };
            return faults == Faults.ALL || PASSING.contains(fault) ? fault : Fault.NONE;
        }

        /// An invocation that Lambda has given up, but that still runs: on a batch that began at this
        /// checkpoint or before it.
        private synchronized void rival() {
            var cold = new Aggregator(
                    table, new KnownItems(0), quarantine, time.retry(new Random(0)), WriteIds.GROWING, 1);
            int from = random.nextInt(checkpoint + 1);
            int to = from + random.nextInt(stream.size() - from) + 1;
            BatchOutcome outcome = cold.process(stream.subList(from, to), time.deadlineIn(Duration.ofMinutes(1)));
            tally = tally.plus(outcome.tally());
        }

        void deliverAll() {
            checkpoint = 0;
            while (checkpoint < stream.size()) {
                int to = checkpoint + 1 + random.nextInt(stream.size() - checkpoint);
                checkpoint = deliver(checkpoint, to);
                if (random.nextInt(8) == 0) {
                    checkpoint = random.nextInt(checkpoint + 1);
                }
            }
        }

        /// From TRIM_HORIZON, with other batch boundaries.
        void deliverAllAgain() {
            deliverAll();
        }

        /// Delivers one batch and returns the position after what was processed.
        private int deliver(int from, int to) {
            try {
                BatchOutcome outcome = aggregator.process(stream.subList(from, to), time.deadlineIn(patience()));
                tally = tally.plus(outcome.tally());
                return switch (outcome) {
                    case BatchOutcome.Finished finished -> to;
                    case BatchOutcome.Unfinished unfinished -> StreamRecords.position(unfinished.firstUnprocessed());
                };
            } catch (IllegalStateException e) {
                assertThat(e).hasCauseInstanceOf(FaultyTable.Crash.class);
                aggregator = coldStart();
                return from;
            }
        }

        private Duration patience() {
            return faults == Faults.ALL ? Duration.ofMillis(400) : Duration.ofHours(1);
        }

        void assertRight() {
            assertThat(table.contents()).isEqualTo(Recomputation.of(events));
            assertThat(quarantine.payloads()).isEqualTo(rejected);
        }
    }
}
