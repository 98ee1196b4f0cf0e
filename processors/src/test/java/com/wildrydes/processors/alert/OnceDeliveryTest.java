package com.wildrydes.processors.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.processors.alert.AlertDelivery.Delivered;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.fixtures.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OnceDeliveryTest {

    private static final Transition.Raised FALL = Falls.fall("Shadowfax", Falls.NOON);
    private static final Transition.Resolved RECOVERY = Falls.recovery("Shadowfax", Falls.NOON, Falls.NOON + 61_001);
    private static final AlertId ID = AlertId.of(FALL);
    private static final Runnable NO_RIVAL = () -> {};

    private final VirtualTime time = new VirtualTime();
    private final FakeAlertTable table = new FakeAlertTable();
    private final Queue<FakeTopic.Fault> topicFaults = new ArrayDeque<>();
    private final FakeTopic topic = new FakeTopic(queued(topicFaults, FakeTopic.Fault.NONE));
    private final AtomicLong holders = new AtomicLong();

    @Test
    void a_fall_is_an_open_alert_and_one_message() {
        assertThat(deliver(delivery(), FALL)).isEqualTo(new Delivered(1, 0, 1, 0, List.of(), null));
        assertThat(table.open(null, 9)).singleElement().satisfies(alert -> {
            assertThat(alert.id()).isEqualTo(ID);
            assertThat(alert.value()).isEqualTo(73);
            assertThat(alert.resolvedMs()).isNull();
            assertThat(alert.durationMs()).isNull();
        });
        assertThat(topic.published()).isEqualTo(Map.of(ID, 1));
    }

    @Test
    void a_recovery_closes_the_alert_with_how_long_it_was() {
        deliver(delivery(), FALL);
        assertThat(deliver(delivery(), RECOVERY)).isEqualTo(new Delivered(0, 1, 0, 0, List.of(), null));
        assertThat(table.open(null, 9)).isEmpty();
        assertThat(table.read(ID).alert().orElseThrow().durationMs()).isEqualTo(61_001);
    }

    @Test
    void a_fall_and_its_recovery_told_together_are_one_write_and_one_message() {
        assertThat(deliver(delivery(), FALL, RECOVERY)).isEqualTo(new Delivered(1, 1, 1, 0, List.of(), null));
        // The alert, and that it is published.
        assertThat(table.writes()).isEqualTo(2);
        assertThat(table.reads()).isZero();
        assertThat(topic.published()).isEqualTo(Map.of(ID, 1));
    }

    @Test
    void a_recovery_that_comes_before_its_fall_is_no_alert_until_the_fall_comes() {
        assertThat(deliver(delivery(), RECOVERY).published()).isZero();
        assertThat(table.ofDay(ID.day(), null, 9)).isEmpty();
        assertThat(deliver(delivery(), FALL)).isEqualTo(new Delivered(1, 0, 1, 0, List.of(), null));
        assertThat(table.open(null, 9)).isEmpty();
        assertThat(table.read(ID).alert().orElseThrow().durationMs()).isEqualTo(61_001);
        assertThat(topic.published()).isEqualTo(Map.of(ID, 1));
    }

    @Test
    void told_again_by_anyone_changes_nothing() {
        deliver(delivery(), FALL, RECOVERY);
        AlertItem before = table.read(ID);
        time.pass(Duration.ofDays(3));
        assertThat(deliver(delivery(), RECOVERY, FALL, FALL)).isEqualTo(Delivered.NOTHING);
        assertThat(table.read(ID)).isEqualTo(before);
        assertThat(topic.published()).isEqualTo(Map.of(ID, 1));
    }

    @Test
    void an_acknowledgement_survives_the_recovery() throws Exception {
        deliver(delivery(), FALL);
        table.write(table.read(ID).acknowledged(Falls.NOON + 7).next());
        deliver(delivery(), FALL, RECOVERY);
        assertThat(table.read(ID).acknowledgedMs()).isEqualTo(Falls.NOON + 7);
    }

    @Test
    void two_deliveries_at_once_publish_once_and_the_later_one_notes_that_it_waits() {
        OnceDelivery other = delivery();
        var results = new ArrayList<Delivered>();
        // The other comes when this one has claimed and not published: at its second write.
        OnceDelivery delivery = delivery(faulty(
                () -> results.add(deliver(other, FALL)),
                FaultyAlertTable.Fault.NONE,
                FaultyAlertTable.Fault.NONE,
                FaultyAlertTable.Fault.NONE,
                FaultyAlertTable.Fault.RIVAL_FIRST));
        assertThat(deliver(delivery, FALL)).isEqualTo(new Delivered(1, 0, 1, 0, List.of(), null));
        assertThat(results).containsExactly(new Delivered(0, 0, 0, 1, List.of(), null));
        assertThat(topic.published()).isEqualTo(Map.of(ID, 1));
        assertThat(table.waiting(9)).isEmpty();
    }

    @Test
    void a_process_that_died_before_it_published_is_stood_in_for_when_its_claim_is_over() {
        topicFaults.add(FakeTopic.Fault.CRASH_BEFORE);
        OnceDelivery dying = delivery();
        assertThatThrownBy(() -> deliver(dying, FALL)).hasCauseInstanceOf(FaultyAlertTable.Crash.class);

        OnceDelivery next = delivery();
        assertThat(deliver(next, FALL)).isEqualTo(new Delivered(0, 0, 0, 1, List.of(), null));
        assertThat(topic.published()).isEmpty();

        time.pass(Telling.CLAIM);
        assertThat(deliver(next)).isEqualTo(new Delivered(0, 0, 1, 0, List.of(), null));
        assertThat(topic.published()).isEqualTo(Map.of(ID, 1));
        time.pass(Telling.CLAIM);
        assertThat(deliver(next)).isEqualTo(Delivered.NOTHING);
    }

    @Test
    void a_process_that_died_between_publishing_and_noting_it_has_the_message_come_twice() {
        topicFaults.add(FakeTopic.Fault.CRASH_AFTER);
        OnceDelivery dying = delivery();
        assertThatThrownBy(() -> deliver(dying, FALL)).hasCauseInstanceOf(FaultyAlertTable.Crash.class);
        OnceDelivery next = delivery();
        deliver(next, FALL);
        time.pass(Telling.CLAIM);
        deliver(next);
        time.pass(Telling.CLAIM);
        deliver(next, FALL);
        assertThat(topic.published()).isEqualTo(Map.of(ID, 2));
    }

    @Test
    void a_topic_that_refuses_some_messages_is_asked_again_for_those_alone() {
        topicFaults.add(FakeTopic.Fault.SOME_REFUSED);
        topicFaults.add(FakeTopic.Fault.SOME_REFUSED);
        assertThat(deliver(delivery(), falls(10))).isEqualTo(new Delivered(10, 0, 10, 0, List.of(), null));
        assertThat(topic.calls()).containsExactly(10, 5, 3);
        assertThat(topic.published().values()).hasSize(10).containsOnly(1);
    }

    @Test
    void a_topic_that_is_out_of_order_leaves_nothing_and_loses_nothing() {
        for (int i = 0; i < 1_000; i++) {
            topicFaults.add(FakeTopic.Fault.THROTTLED);
        }
        OnceDelivery delivery = delivery();
        Delivered first = deliver(delivery, falls(25));
        assertThat(first.raised()).isEqualTo(25);
        assertThat(first.left()).isEmpty();
        assertThat(first.waiting()).isEqualTo(25);
        assertThat(first.failure()).isInstanceOf(UnavailableException.class).hasMessage("throttled");
        assertThat(table.open(null, 99)).hasSize(25);
        assertThat(table.waiting(99)).hasSize(25);

        topicFaults.clear();
        time.pass(Publishing.REST);
        assertThat(deliver(delivery)).isEqualTo(new Delivered(0, 0, 25, 0, List.of(), null));
        assertThat(topic.published().values()).hasSize(25).containsOnly(1);
        assertThat(table.waiting(99)).isEmpty();
    }

    @Test
    void a_topic_that_was_out_of_order_is_left_alone_for_a_while() {
        topicFaults.add(FakeTopic.Fault.REFUSED);
        OnceDelivery delivery = delivery();
        assertThat(deliver(delivery, FALL).failure()).isInstanceOf(RefusedException.class);
        Transition.Raised later = Falls.fall("Rocinante", Falls.NOON + 1);
        assertThat(deliver(delivery, later)).isEqualTo(new Delivered(1, 0, 0, 1, List.of(), null));
        assertThat(topic.calls()).hasSize(1);
        // One write: what waits from the beginning is not claimed.
        assertThat(table.read(AlertId.of(later)).version()).isEqualTo(1);
        time.pass(Publishing.REST);
        assertThat(deliver(delivery).published()).isEqualTo(2);
    }

    /// The fleet's state waits for the delivery.
    @Test
    void little_time_is_spent_on_a_topic_that_is_out_of_order() {
        for (int i = 0; i < 1_000; i++) {
            topicFaults.add(FakeTopic.Fault.THROTTLED);
        }
        OnceDelivery delivery = delivery();
        assertThat(deliver(delivery, falls(160)).waiting()).isEqualTo(160);
        assertThat(Duration.ofNanos(time.nanos())).isLessThanOrEqualTo(Publishing.PATIENCE);
        long before = time.nanos();
        assertThat(deliver(delivery, FALL).waiting()).isEqualTo(1);
        assertThat(time.nanos()).isEqualTo(before);
    }

    @Test
    void a_publication_whose_answer_was_lost_is_tried_again_at_once() {
        topicFaults.add(FakeTopic.Fault.ANSWER_LOST);
        assertThat(deliver(delivery(), FALL)).isEqualTo(new Delivered(1, 0, 1, 0, List.of(), null));
        assertThat(topic.published()).isEqualTo(Map.of(ID, 2));
    }

    @Test
    void a_table_that_refuses_leaves_its_transitions_and_goes_on_with_the_others() {
        OnceDelivery delivery = delivery(faulty(
                NO_RIVAL,
                FaultyAlertTable.Fault.NONE,
                FaultyAlertTable.Fault.NONE,
                FaultyAlertTable.Fault.NONE,
                FaultyAlertTable.Fault.REFUSED));
        Transition.Raised second = Falls.fall("Rocinante", Falls.NOON + 1);
        Transition.Raised third = Falls.fall("Bucephalus", Falls.NOON + 2);
        Delivered delivered = deliver(delivery, FALL, second, third);
        assertThat(delivered.left()).containsExactly(second);
        assertThat(delivered.raised()).isEqualTo(2);
        assertThat(delivered.failure()).isInstanceOf(RefusedException.class).hasMessage("access denied");
        assertThat(deliver(delivery, delivered.left())).isEqualTo(new Delivered(1, 0, 1, 0, List.of(), null));
        assertThat(topic.published().values()).hasSize(3).containsOnly(1);
    }

    @Test
    void a_table_that_stays_away_leaves_everything_when_the_time_is_up() {
        var away = new FaultyAlertTable(table, () -> FaultyAlertTable.Fault.THROTTLED, NO_RIVAL);
        Delivered delivered = deliver(delivery(away), FALL, RECOVERY);
        assertThat(delivered.left()).containsExactly(FALL, RECOVERY);
        assertThat(delivered.failure()).isInstanceOf(UnavailableException.class);
        assertThat(Duration.ofNanos(time.nanos())).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void nothing_is_begun_after_the_deadline() {
        Delivered delivered = delivery().deliver(List.of(FALL), time.deadlineIn(Duration.ZERO));
        assertThat(delivered.left()).containsExactly(FALL);
        assertThat(table.writes() + table.reads() + table.dayWrites()).isZero();
        assertThat(topic.calls()).isEmpty();
    }

    @Test
    void a_write_whose_answer_was_lost_is_no_other_s_claim() {
        OnceDelivery delivery = delivery(faulty(
                NO_RIVAL,
                FaultyAlertTable.Fault.NONE,
                FaultyAlertTable.Fault.NONE,
                FaultyAlertTable.Fault.ANSWER_LOST));
        assertThat(deliver(delivery, FALL).published()).isEqualTo(1);
        assertThat(topic.published()).isEqualTo(Map.of(ID, 1));
        assertThat(table.waiting(9)).isEmpty();
    }

    @Test
    void what_was_published_and_could_not_be_noted_is_not_left() {
        // After the look at what waits, the day and the alert's write.
        var calls = new AtomicLong();
        var failing = new FaultyAlertTable(
                table,
                () -> calls.incrementAndGet() <= 3 ? FaultyAlertTable.Fault.NONE : FaultyAlertTable.Fault.THROTTLED,
                NO_RIVAL);
        Delivered delivered = deliver(delivery(failing), FALL);
        assertThat(delivered.left()).isEmpty();
        assertThat(delivered.published()).isEqualTo(1);
        assertThat(delivered.failure()).isInstanceOf(UnavailableException.class);
    }

    @Test
    void what_was_not_published_and_could_not_be_noted_is_left() {
        for (int i = 0; i < 1_000; i++) {
            topicFaults.add(FakeTopic.Fault.THROTTLED);
        }
        var calls = new AtomicLong();
        var failing = new FaultyAlertTable(
                table,
                () -> calls.incrementAndGet() <= 3 ? FaultyAlertTable.Fault.NONE : FaultyAlertTable.Fault.REFUSED,
                NO_RIVAL);
        assertThat(deliver(delivery(failing), FALL).left()).containsExactly(FALL);
    }

    @Test
    void ten_thousand_falls_at_once_take_calls_of_ten_and_two_writes_each() {
        List<Transition> storm = falls(10_000);
        Delivered delivered = delivery(table, 16).deliver(storm, time.deadlineIn(Duration.ofMinutes(1)));
        assertThat(delivered).isEqualTo(new Delivered(10_000, 0, 10_000, 0, List.of(), null));
        assertThat(topic.calls()).hasSize(1_000).containsOnly(10);
        assertThat(table.writes()).isEqualTo(20_000);
        assertThat(table.reads()).isZero();
        assertThat(table.dayWrites()).isEqualTo(1);
    }

    @Test
    void a_day_is_entered_once_a_process_and_day_and_lasts_longer_than_its_alerts() {
        OnceDelivery delivery = delivery();
        deliver(delivery, FALL);
        deliver(delivery, Falls.fall("Rocinante", Falls.NOON + 1));
        assertThat(table.dayWrites()).isEqualTo(1);
        time.pass(Duration.ofHours(23));
        deliver(delivery, RECOVERY);
        assertThat(table.dayWrites()).isEqualTo(2);
        long newest =
                table.items().stream().mapToLong(AlertItem::expiresS).max().orElseThrow();
        assertThat(table.dayEntries().get("2026-11-22")).isGreaterThan(newest);
    }

    @Test
    void an_alert_is_kept_for_its_days_after_it_was_last_told_of() {
        OnceDelivery delivery = delivery();
        deliver(delivery, FALL);
        assertThat(Instant.ofEpochSecond(table.read(ID).expiresS())).isEqualTo("2027-02-20T12:00:00Z");
        time.pass(Duration.ofDays(2));
        deliver(delivery, RECOVERY);
        assertThat(Instant.ofEpochSecond(table.read(ID).expiresS())).isEqualTo("2027-02-22T12:00:00Z");
    }

    @Test
    void an_interrupt_leaves_what_is_not_done_and_stays() {
        Thread invocation = Thread.currentThread();
        var hanging = new FaultyAlertTable(
                table,
                () -> {
                    if (Thread.currentThread() == invocation) {
                        return FaultyAlertTable.Fault.NONE;
                    }
                    invocation.interrupt();
                    return await(new CountDownLatch(1));
                },
                NO_RIVAL);
        Delivered delivered = deliver(delivery(hanging), FALL);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(delivered.left()).containsExactly(FALL);
        assertThat(delivered.failure()).isInstanceOf(InterruptedException.class);
    }

    private static FaultyAlertTable.Fault await(CountDownLatch never) {
        try {
            never.await();
            return FaultyAlertTable.Fault.NONE;
        } catch (InterruptedException e) {
            throw new IllegalStateException("the call was cancelled", e);
        }
    }

    private OnceDelivery delivery() {
        return delivery(table);
    }

    private OnceDelivery delivery(AlertTable on) {
        return delivery(on, 1);
    }

    private OnceDelivery delivery(AlertTable on, int callsAtOnce) {
        return new OnceDelivery(
                on,
                topic,
                Duration.ofDays(90),
                time.retry(new Random(1)),
                holders::incrementAndGet,
                () -> Instant.ofEpochMilli(Falls.NOON + TimeUnit.NANOSECONDS.toMillis(time.nanos())),
                callsAtOnce);
    }

    private Delivered deliver(OnceDelivery delivery, Transition... transitions) {
        return deliver(delivery, List.of(transitions));
    }

    private Delivered deliver(OnceDelivery delivery, List<Transition> transitions) {
        return delivery.deliver(transitions, time.deadlineIn(Duration.ofSeconds(10)));
    }

    /// The faults of the first calls; the others succeed.
    private FaultyAlertTable faulty(Runnable rival, FaultyAlertTable.Fault... faults) {
        return new FaultyAlertTable(
                table, queued(new ArrayDeque<>(List.of(faults)), FaultyAlertTable.Fault.NONE), rival);
    }

    private static <T> Supplier<T> queued(Queue<T> queue, T otherwise) {
        return () -> {
            synchronized (queue) {
                T next = queue.poll();
                return next == null ? otherwise : next;
            }
        };
    }

    private static List<Transition> falls(int count) {
        Stream<Transition> falls = IntStream.range(0, count).mapToObj(i -> Falls.fall("Unicorn " + i, Falls.NOON + i));
        return falls.toList();
    }
}
