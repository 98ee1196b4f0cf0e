package com.wildrydes.processors.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.processors.fixtures.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/// However often, in whatever order and by however many at once transitions are delivered, and whatever fails
/// meanwhile: the table tells of each fall once, and each is published.
class OnceDeliveryPropertyTest {

    private static final String[] NAMES = {"Shadowfax", "Rocinante", "🦄"};

    /// What a delivery gets over without a doubt about what was published.
    private static final Set<FaultyAlertTable.Fault> CERTAIN = EnumSet.of(
            FaultyAlertTable.Fault.THROTTLED, FaultyAlertTable.Fault.ANSWER_LOST, FaultyAlertTable.Fault.RIVAL_FIRST);

    @Property(tries = 300, seed = "20261122", shrinking = ShrinkingMode.OFF)
    void every_fall_is_one_alert_and_is_published_whatever_fails(@ForAll long seed) {
        var run = new Run(seed, true);
        run.deliverAll();
        run.assertTable();
        assertThat(run.topic.published().keySet()).isEqualTo(run.raised());
    }

    @Property(tries = 300, seed = "20261123", shrinking = ShrinkingMode.OFF)
    void where_no_publication_s_answer_is_lost_each_fall_is_published_once(@ForAll long seed) {
        var run = new Run(seed, false);
        run.deliverAll();
        run.assertTable();
        assertThat(run.topic.published()).isEqualTo(run.raised().stream().collect(Collectors.toMap(id -> id, _ -> 1)));
    }

    /// Some falls' life under one seed.
    private static final class Run {
        private final Random random;
        private final boolean everything;
        private final VirtualTime time = new VirtualTime();
        private final FakeAlertTable table = new FakeAlertTable();
        private final FakeTopic topic = new FakeTopic(this::topicFault);
        private final List<Transition> told = new ArrayList<>();
        private boolean calm;
        private long holders;

        Run(long seed, boolean everything) {
            this.random = new Random(seed);
            this.everything = everything;
            for (int falls = 1 + random.nextInt(15); falls > 0; falls--) {
                String name = NAMES[random.nextInt(NAMES.length)];
                long fallMs = Falls.NOON + random.nextInt(4) * 40_000_000L;
                told.add(Falls.fall(name, fallMs));
                if (random.nextBoolean()) {
                    told.add(Falls.recovery(name, fallMs, fallMs + 30_000));
                }
            }
        }

        /// Each transition at least once, by one of three processes; what is left is told again. In the end all is well
        /// for a while, as it must be some time.
        void deliverAll() {
            var processes = new ArrayList<>(List.of(process(), process(), process()));
            var left = new ArrayList<>(told);
            left.addAll(told.subList(0, random.nextInt(told.size() + 1)));
            Collections.shuffle(left, random);
            while (!left.isEmpty()) {
                int process = random.nextInt(processes.size());
                var part = new ArrayList<>(left.subList(0, 1 + random.nextInt(left.size())));
                left.subList(0, part.size()).clear();
                try {
                    left.addAll(deliver(processes.get(process), part));
                } catch (IllegalStateException | FaultyAlertTable.Crash e) {
                    assertCrash(e);
                    processes.set(process, process());
                    left.addAll(part);
                }
                time.pass(Duration.ofMillis(random.nextInt(6_000)));
            }
            calm = true;
            for (int looks = 0; looks < 3; looks++) {
                time.pass(Telling.CLAIM);
                assertThat(deliver(processes.getFirst(), List.of())).isEmpty();
            }
            assertThat(table.waiting(99)).isEmpty();
        }

        private List<Transition> deliver(OnceDelivery process, List<Transition> transitions) {
            Duration patience = everything && !calm ? Duration.ofMillis(300) : Duration.ofSeconds(20);
            return process.deliver(transitions, time.deadlineIn(patience)).left();
        }

        private OnceDelivery process() {
            return process(new FaultyAlertTable(table, this::tableFault, this::rival));
        }

        private OnceDelivery process(AlertTable on) {
            return new OnceDelivery(
                    on,
                    topic,
                    Duration.ofDays(90),
                    time.retry(new Random(random.nextLong())),
                    () -> ++holders,
                    () -> Instant.ofEpochMilli(Falls.NOON + TimeUnit.NANOSECONDS.toMillis(time.nanos())),
                    1);
        }

        /// Another process that has some of the same transitions, in between two calls of the table.
        private void rival() {
            var some = new ArrayList<>(told);
            Collections.shuffle(some, random);
            try {
                process(table)
                        .deliver(
                                some.subList(0, 1 + random.nextInt(some.size())),
                                time.deadlineIn(Duration.ofSeconds(20)));
            } catch (IllegalStateException e) {
                assertCrash(e);
            }
        }

        /// One of the crew's ends the invocation as another exception's cause.
        private static void assertCrash(Throwable end) {
            assertThat(end instanceof FaultyAlertTable.Crash ? end : end.getCause())
                    .isInstanceOf(FaultyAlertTable.Crash.class);
        }

        private FaultyAlertTable.Fault tableFault() {
            FaultyAlertTable.Fault fault = switch (calm ? 99 : random.nextInt(20)) {
                case 0 -> FaultyAlertTable.Fault.THROTTLED;
                case 1 -> FaultyAlertTable.Fault.ANSWER_LOST;
                case 2 -> FaultyAlertTable.Fault.RIVAL_FIRST;
                case 3 -> FaultyAlertTable.Fault.REFUSED;
                case 4 -> FaultyAlertTable.Fault.CRASH_BEFORE;
                case 5 -> FaultyAlertTable.Fault.CRASH_AFTER;
                default -> FaultyAlertTable.Fault.NONE;
            };
            return everything || CERTAIN.contains(fault) ? fault : FaultyAlertTable.Fault.NONE;
        }

        private FakeTopic.Fault topicFault() {
            FakeTopic.Fault fault = switch (calm ? 99 : random.nextInt(12)) {
                case 0 -> FakeTopic.Fault.THROTTLED;
                case 1 -> FakeTopic.Fault.SOME_REFUSED;
                case 2 -> FakeTopic.Fault.REFUSED;
                case 3 -> FakeTopic.Fault.ANSWER_LOST;
                case 4 -> FakeTopic.Fault.CRASH_BEFORE;
                case 5 -> FakeTopic.Fault.CRASH_AFTER;
                default -> FakeTopic.Fault.NONE;
            };
            boolean certain = fault != FakeTopic.Fault.ANSWER_LOST
                    && fault != FakeTopic.Fault.CRASH_BEFORE
                    && fault != FakeTopic.Fault.CRASH_AFTER;
            return everything || certain ? fault : FakeTopic.Fault.NONE;
        }

        Set<AlertId> raised() {
            return told.stream()
                    .filter(Transition.Raised.class::isInstance)
                    .map(AlertId::of)
                    .collect(Collectors.toSet());
        }

        /// The model knows no order, no repetition and no failure.
        void assertTable() {
            var falls = new TreeMap<AlertId, Transition>();
            var recoveries = new TreeMap<AlertId, Transition>();
            for (Transition transition : told) {
                switch (transition) {
                    case Transition.Raised raised -> falls.put(AlertId.of(raised), raised);
                    case Transition.Resolved resolved -> recoveries.put(AlertId.of(resolved), resolved);
                }
            }
            Map<AlertId, AlertItem> items = new TreeMap<>();
            table.items().forEach(item -> items.put(item.id(), item));
            assertThat(items.keySet()).isEqualTo(falls.keySet());
            items.forEach((id, item) -> {
                assertThat(item.raised()).isEqualTo(falls.get(id));
                assertThat(item.resolved()).isEqualTo(recoveries.get(id));
                if (!everything) {
                    // Else it may be published and the note of it have failed.
                    assertThat(item.publication().publishedMs()).isNotNull();
                    assertThat(item.publication().claim()).isNull();
                }
            });
            assertThat(table.dayEntries().keySet())
                    .isEqualTo(falls.keySet().stream().map(AlertId::day).collect(Collectors.toSet()));
        }
    }
}
