package com.wildrydes.processors.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.wildrydes.processors.alert.AlertDelivery;
import com.wildrydes.processors.alert.AlertTopic;
import com.wildrydes.processors.alert.FakeAlertTable;
import com.wildrydes.processors.alert.OnceDelivery;
import com.wildrydes.processors.alert.Transition;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.processors.fixtures.StreamRecords;
import com.wildrydes.processors.fixtures.VirtualTime;
import com.wildrydes.processors.fleet.BlockLayout;
import com.wildrydes.processors.fleet.FakeFleetTable;
import com.wildrydes.processors.fleet.FleetTable;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.processors.live.FaultyFleetTable.Crash;
import com.wildrydes.processors.live.FaultyFleetTable.Fault;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/// Whatever goes wrong on the way, the live state is that of the newest events and every fall is told once.
///
/// A shard is delivered as Lambda does it: from the checkpoint on, in batches of any size, again from the first
/// unprocessed record on, again from where the process crashed, now and then again from before the checkpoint; and by
/// invocations that Lambda has given up but that still run.
class LiveStatePropertyTest {

    private static final String[] NAMES = {"Shadowfax", "Rocinante", "Bucephalus", "🦄🦄", "أحصنة", "x".repeat(64)};

    @Property(tries = 400, seed = "20260721", shrinking = ShrinkingMode.OFF)
    void the_state_is_the_newest_and_every_fall_is_an_alert_whatever_fails(@ForAll long seed) {
        var run = new Run(seed, true);
        run.deliverAll();
        run.assertRight();
        run.deliverAll();
        run.assertRight();
    }

    @Property(tries = 200, seed = "20260722", shrinking = ShrinkingMode.OFF)
    void delivering_everything_again_with_other_boundaries_writes_nothing(@ForAll long seed) {
        var run = new Run(seed, false);
        run.deliverAll();
        Map<?, ?> before = run.table.items();
        run.live = run.coldStart();
        run.deliverAll();
        assertThat(run.table.items()).isEqualTo(before);
        run.assertRight();
    }

    @Property(tries = 200, seed = "20260723", shrinking = ShrinkingMode.OFF)
    void what_is_applied_late_or_ahead_is_all_of_the_stream(@ForAll long seed) {
        var run = new Run(seed, false);
        long ahead = run.events.stream().filter(ArrivedEvent::isAhead).count();
        for (int next = 0; next < run.stream.size(); ) {
            next = run.deliver(next, next + 1 + run.random.nextInt(run.stream.size() - next));
        }
        assertThat(run.tally.applied()).isEqualTo(FleetModel.of(run.events).accepted());
        assertThat(run.ahead).isEqualTo(ahead);
        assertThat(run.tally.applied() + run.tally.late() + run.ahead).isEqualTo(run.events.size());
        assertThat(run.tally.writes()).isEqualTo(run.table.writes());
        assertThat(run.tally.conflicts()).isZero();
    }

    /// One shard's life under one seed.
    private static final class Run {
        private final Random random;
        private final boolean faults;
        private final VirtualTime time = new VirtualTime();
        private final AtomicLong epochs = new AtomicLong();
        private final BlockLayout layout;
        private final FakeFleetTable table = new FakeFleetTable();
        private final FakeAlertTable alerts = new FakeAlertTable();
        private final List<String> published = new ArrayList<>();
        private final List<KinesisRecord> stream = new ArrayList<>();
        private final List<ArrivedEvent> events = new ArrayList<>();
        private Live live;
        private Tally tally = Tally.NONE;
        private long ahead;
        private int checkpoint;

        Run(long seed, boolean faults) {
            this.random = new Random(seed);
            this.faults = faults;
            this.layout = new BlockLayout(1 << random.nextInt(3));
            int records = 1 + random.nextInt(25);
            long arrivalMs = Events.MINUTE + 30_000;
            for (int i = 0; i < records; i++) {
                arrivalMs += random.nextInt(900);
                stream.add(record(i, arrivalMs));
            }
            this.live = coldStart();
        }

        private KinesisRecord record(int position, long arrivalMs) {
            var members = new ArrayList<byte[]>();
            for (int n = random.nextInt(8); n >= 0; n--) {
                members.add(member(arrivalMs));
            }
            byte[] data = members.size() == 1
                    ? members.getFirst()
                    : StreamRecords.aggregated(position, members).data();
            return new KinesisRecord(
                    "wildrydes",
                    StreamRecords.SHARD,
                    StreamRecords.sequenceNumber(position),
                    "Shadowfax",
                    arrivalMs,
                    data);
        }

        /// Times from few, so that events are late and identities repeat, with the same content and with another.
        private byte[] member(long arrivalMs) {
            if (random.nextInt(12) == 0) {
                return "junk".getBytes(StandardCharsets.UTF_8);
            }
            boolean again = !events.isEmpty() && random.nextInt(6) == 0;
            StatusEvent event =
                    again ? events.get(random.nextInt(events.size())).event() : newEvent(arrivalMs);
            events.add(new ArrivedEvent(event, arrivalMs));
            return StatusEventCodec.encode(event);
        }

        private StatusEvent newEvent(long arrivalMs) {
            long aheadMs = random.nextInt(20) == 0 ? 59_998 + random.nextInt(5) : -random.nextInt(6_000);
            return new StatusEvent(
                    NAMES[random.nextInt(NAMES.length)],
                    arrivalMs + aheadMs,
                    random.nextDouble(-90, 90),
                    random.nextDouble(-180, 180),
                    random.nextInt(40_000) / 1000.0,
                    random.nextInt(97, 103),
                    random.nextInt(97, 103));
        }

        private Live coldStart() {
            return live(new FaultyFleetTable(table, this::fault, this::rival), this::deliver);
        }

        private Live live(FleetTable fleet, AlertDelivery delivery) {
            return new Live(
                    fleet,
                    layout,
                    delivery,
                    time.retry(new Random(random.nextLong())),
                    100,
                    InstantSource.system(),
                    epochs::incrementAndGet,
                    1);
        }

        /// The real delivery, which a process that ends may not begin or not live to note.
        private AlertDelivery.Delivered deliver(List<Transition> transitions, Deadline deadline) {
            int dice = faults ? random.nextInt(12) : 12;
            if (dice == 0) {
                throw new Crash();
            }
            if (dice == 1) {
                int told = random.nextInt(transitions.size() + 1);
                delivery().deliver(transitions.subList(0, told), deadline);
                return new AlertDelivery.Delivered(
                        0,
                        0,
                        0,
                        0,
                        transitions.subList(told, transitions.size()),
                        new UnavailableException("slow down"));
            }
            AlertDelivery.Delivered delivered = delivery().deliver(transitions, deadline);
            if (dice == 2) {
                throw new Crash();
            }
            return delivered;
        }

        private OnceDelivery delivery() {
            AlertTopic topic = messages -> {
                messages.forEach(message -> published.add(message.id().text()));
                return List.of();
            };
            // Its time is its own: what it cannot do in time is the matter of its own tests.
            var own = new VirtualTime();
            return new OnceDelivery(
                    alerts,
                    topic,
                    Duration.ofDays(90),
                    own.retry(new Random(0)),
                    epochs::incrementAndGet,
                    InstantSource.system(),
                    1);
        }

        private Fault fault() {
            if (!faults) {
                return Fault.NONE;
            }
            return switch (random.nextInt(16)) {
                case 0 -> Fault.THROTTLED;
                case 1 -> Fault.ANSWER_LOST;
                case 2, 3 -> Fault.RIVAL_FIRST;
                case 4 -> random.nextInt(3) == 0 ? Fault.REFUSED : Fault.NONE;
                case 5 -> Fault.CRASH_BEFORE;
                case 6 -> Fault.CRASH_AFTER;
                default -> Fault.NONE;
            };
        }

        /// An invocation that Lambda has given up, but that still runs: on a batch that began at this checkpoint or
        /// before it.
        private void rival() {
            int from = random.nextInt(checkpoint + 1);
            int to = from + random.nextInt(stream.size() - from) + 1;
            Live cold = live(
                    table,
                    (transitions, deadline) -> random.nextBoolean()
                            ? delivery().deliver(transitions, deadline)
                            : new AlertDelivery.Delivered(
                                    0, 0, 0, 0, transitions, new UnavailableException("slow down")));
            cold.process(stream.subList(from, to), time.deadlineIn(Duration.ofMinutes(1)));
        }

        void deliverAll() {
            checkpoint = 0;
            while (checkpoint < stream.size()) {
                int to = checkpoint + 1 + random.nextInt(stream.size() - checkpoint);
                checkpoint = deliver(checkpoint, to);
                if (faults && random.nextInt(8) == 0) {
                    checkpoint = random.nextInt(checkpoint + 1);
                }
            }
        }

        /// Delivers one batch and returns the position after what was processed.
        private int deliver(int from, int to) {
            try {
                BatchOutcome outcome = live.process(
                        stream.subList(from, to),
                        time.deadlineIn(faults ? Duration.ofMillis(400) : Duration.ofHours(1)));
                tally = tally.plus(outcome.tally());
                ahead += outcome.ahead();
                String unprocessed = outcome.firstUnprocessed();
                return unprocessed == null ? to : StreamRecords.position(unprocessed);
            } catch (Crash e) {
                live = coldStart();
                return from;
            } catch (IllegalStateException e) {
                assertThat(e).hasCauseInstanceOf(Crash.class);
                live = coldStart();
                return from;
            }
        }

        void assertRight() {
            FleetModel model = FleetModel.of(events);
            assertThat(FleetModel.states(table.rows().values())).isEqualTo(model.states());
            table.rows()
                    .values()
                    .forEach(row -> assertThat(row.speed()).isCloseTo(model.speed(row.name()), within(0.0501)));
            var told = new ArrayList<>(alerts.ofDay("2026-07-21", null, Integer.MAX_VALUE));
            assertThat(FleetModel.alerts(told)).isEqualTo(model.alerts());
            assertThat(published).doesNotHaveDuplicates();
            assertThat(published).hasSameSizeAs(told);
            long accepted = table.readAll(Map.of(), FleetTable.Reading.CONSISTENT).values().stream()
                    .mapToLong(block -> block.header().acceptedEvents())
                    .sum();
            assertThat(accepted).isEqualTo(model.accepted());
        }
    }
}
