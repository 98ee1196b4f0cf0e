package com.wildrydes.processors.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.processors.alert.Alerts.Answer;
import com.wildrydes.processors.alert.Alerts.State;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.fixtures.VirtualTime;
import com.wildrydes.telemetry.StatusTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What operators see, and what two of them do at once.
class AlertsTest {

    private final VirtualTime time = new VirtualTime();
    private final FakeAlertTable table = new FakeAlertTable();
    private final AtomicLong nowMs = new AtomicLong(Falls.NOON + 60_000);

    @Test
    void an_alert_is_found_by_its_id() throws Exception {
        AlertId id = raise("Shadowfax", Falls.NOON);
        assertThat(alerts().get(id, deadline())).get().satisfies(alert -> {
            assertThat(alert.name()).isEqualTo("Shadowfax");
            assertThat(alert.raisedMs()).isEqualTo(Falls.NOON);
        });
        assertThat(alerts().get(AlertId.of("Nobody", Vital.HEALTH, 0), deadline()))
                .isEmpty();
    }

    @Test
    void the_history_goes_back_over_days_newest_first_part_by_part() throws Exception {
        var expected = new ArrayList<String>();
        for (String day : List.of("2026-11-22", "2026-11-21", "2026-03-01", "2015-02-03")) {
            for (int hour = 20; hour > 15; hour--) {
                String name = day + " " + hour;
                long fallMs = StatusTime.parse(name + ":00:00.000");
                raise(name, fallMs);
                if (hour % 2 == 0) {
                    resolve(name, fallMs, fallMs + 1);
                }
                expected.add(name);
            }
        }
        for (int limit : List.of(1, 2, 5, 7, 19, 20, 21, 100)) {
            assertThat(names(State.ALL, limit)).as("by %d", limit).isEqualTo(expected);
            assertThat(names(State.OPEN, limit))
                    .as("open, by %d", limit)
                    .isEqualTo(expected.stream()
                            .filter(name -> name.endsWith("7") || name.endsWith("9"))
                            .toList());
        }
    }

    /// Days without an alert are not looked through: each day of the register is one query.
    @Test
    void the_history_of_many_days_is_read_day_by_day_as_far_as_it_is_asked_for() throws Exception {
        for (int day = 0; day < 100; day++) {
            raise("Shadowfax", Falls.NOON - Duration.ofDays(40L * day).toMillis());
        }
        assertThat(names(State.ALL, 33)).hasSize(100);
        assertThat(names(State.ALL, 1_000)).hasSize(100);
    }

    @Test
    void an_empty_history_is_empty() throws Exception {
        assertThat(alerts().list(State.ALL, null, 10, deadline())).isEqualTo(new Alerts.Page(List.of(), null));
        assertThat(alerts().list(State.OPEN, null, 10, deadline())).isEqualTo(new Alerts.Page(List.of(), null));
    }

    @Test
    void the_last_part_says_that_there_are_no_more() throws Exception {
        AlertId first = raise("A", Falls.NOON);
        AlertId second = raise("B", Falls.NOON + 1);
        assertThat(alerts().list(State.ALL, null, 1, deadline()).next()).isEqualTo(second);
        assertThat(alerts().list(State.ALL, second, 1, deadline()).next()).isNull();
        assertThat(alerts().list(State.ALL, first, 1, deadline()).alerts()).isEmpty();
        assertThat(alerts().list(State.OPEN, null, 2, deadline()).next()).isNull();
    }

    @Test
    void an_alert_is_acknowledged_once_and_the_first_time_stays() throws Exception {
        AlertId id = raise("Shadowfax", Falls.NOON);
        assertThat(alerts().acknowledge(id, deadline())).isEqualTo(Answer.DONE);
        nowMs.addAndGet(5_000);
        assertThat(alerts().acknowledge(id, deadline())).isEqualTo(Answer.DONE);
        assertThat(table.read(id).acknowledgedMs()).isEqualTo(Falls.NOON + 60_000);
    }

    @Test
    void an_acknowledgement_is_taken_back_and_may_be_given_again() throws Exception {
        AlertId id = raise("Shadowfax", Falls.NOON);
        assertThat(alerts().withdrawAcknowledgement(id, deadline())).isEqualTo(Answer.DONE);
        alerts().acknowledge(id, deadline());
        assertThat(alerts().withdrawAcknowledgement(id, deadline())).isEqualTo(Answer.DONE);
        assertThat(table.read(id).acknowledgedMs()).isNull();
        nowMs.addAndGet(5_000);
        alerts().acknowledge(id, deadline());
        assertThat(table.read(id).acknowledgedMs()).isEqualTo(Falls.NOON + 65_000);
    }

    @Test
    void a_closed_alert_stays_as_it_is() throws Exception {
        AlertId acknowledged = raise("Shadowfax", Falls.NOON);
        alerts().acknowledge(acknowledged, deadline());
        resolve("Shadowfax", Falls.NOON, Falls.NOON + 5);
        AlertId open = raise("Rocinante", Falls.NOON);
        resolve("Rocinante", Falls.NOON, Falls.NOON + 5);
        assertThat(alerts().acknowledge(open, deadline())).isEqualTo(Answer.CLOSED);
        assertThat(alerts().withdrawAcknowledgement(acknowledged, deadline())).isEqualTo(Answer.CLOSED);
        assertThat(table.read(open).acknowledgedMs()).isNull();
        assertThat(table.read(acknowledged).acknowledgedMs()).isEqualTo(Falls.NOON + 60_000);
    }

    @Test
    void an_alert_that_is_not_there_is_unknown() throws Exception {
        AlertId nobody = AlertId.of("Nobody", Vital.HEALTH, Falls.NOON);
        assertThat(alerts().acknowledge(nobody, deadline())).isEqualTo(Answer.UNKNOWN);
        Transition early = Falls.recovery("Early", Falls.NOON, Falls.NOON + 1);
        table.write(AlertItem.absent(AlertId.of(early)).told(early, 1).next());
        assertThat(alerts().acknowledge(AlertId.of(early), deadline())).isEqualTo(Answer.UNKNOWN);
        assertThat(table.items()).hasSize(1);
    }

    @Test
    void two_operators_who_acknowledge_at_once_both_succeed_and_the_first_one_s_time_stays() throws Exception {
        AlertId id = raise("Shadowfax", Falls.NOON);
        var answers = new ArrayList<Answer>();
        Alerts second = alerts();
        Runnable rival = () -> {
            answers.add(acknowledge(second, id));
            nowMs.addAndGet(5_000);
        };
        Alerts first = alerts(faulty(rival, FaultyAlertTable.Fault.NONE, FaultyAlertTable.Fault.RIVAL_FIRST));
        assertThat(first.acknowledge(id, deadline())).isEqualTo(Answer.DONE);
        assertThat(answers).containsExactly(Answer.DONE);
        assertThat(table.read(id).acknowledgedMs()).isEqualTo(Falls.NOON + 60_000);
    }

    @Test
    void an_alert_that_is_resolved_meanwhile_is_not_acknowledged() throws Exception {
        AlertId id = raise("Shadowfax", Falls.NOON);
        Alerts alerts = alerts(faulty(
                () -> resolve("Shadowfax", Falls.NOON, Falls.NOON + 5),
                FaultyAlertTable.Fault.NONE,
                FaultyAlertTable.Fault.RIVAL_FIRST));
        assertThat(alerts.acknowledge(id, deadline())).isEqualTo(Answer.CLOSED);
        assertThat(table.read(id).acknowledgedMs()).isNull();
        assertThat(table.read(id).resolved()).isNotNull();
    }

    @Test
    void throttling_and_lost_answers_are_got_over() throws Exception {
        AlertId id = raise("Shadowfax", Falls.NOON);
        Alerts alerts = alerts(faulty(
                () -> {},
                FaultyAlertTable.Fault.THROTTLED,
                FaultyAlertTable.Fault.ANSWER_LOST,
                FaultyAlertTable.Fault.NONE,
                FaultyAlertTable.Fault.ANSWER_LOST));
        assertThat(alerts.acknowledge(id, deadline())).isEqualTo(Answer.DONE);
        assertThat(table.read(id).acknowledgedMs()).isEqualTo(Falls.NOON + 60_000);
    }

    @Test
    void a_table_that_stays_away_is_said_to() {
        Alerts alerts = alerts(new FaultyAlertTable(table, () -> FaultyAlertTable.Fault.THROTTLED, () -> {}));
        assertThatThrownBy(() -> alerts.list(State.ALL, null, 10, deadline())).isInstanceOf(UnavailableException.class);
    }

    private AlertId raise(String name, long fallMs) {
        Transition fall = Falls.fall(name, fallMs);
        tell(fall);
        table.keepDay(AlertId.of(fall).day(), 1);
        return AlertId.of(fall);
    }

    private void resolve(String name, long fallMs, long recoveredMs) {
        tell(Falls.recovery(name, fallMs, recoveredMs));
    }

    private void tell(Transition transition) {
        table.write(table.read(AlertId.of(transition)).told(transition, 1).next());
    }

    private Answer acknowledge(Alerts alerts, AlertId id) {
        try {
            return alerts.acknowledge(id, deadline());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> names(State state, int limit) throws Exception {
        var names = new ArrayList<String>();
        AlertId before = null;
        do {
            Alerts.Page page = page(state, before, limit);
            assertThat(page.alerts()).hasSizeLessThanOrEqualTo(limit);
            page.alerts().forEach(alert -> names.add(alert.name()));
            before = page.next();
        } while (before != null);
        return names;
    }

    private Alerts.Page page(State state, @Nullable AlertId before, int limit) throws Exception {
        return alerts().list(state, before, limit, deadline());
    }

    private Alerts alerts() {
        return alerts(table);
    }

    private Alerts alerts(AlertTable on) {
        return new Alerts(on, time.retry(new Random(1)), () -> Instant.ofEpochMilli(nowMs.get()));
    }

    private Deadline deadline() {
        return time.deadlineIn(Duration.ofSeconds(10));
    }

    /// The faults of the first calls; the others succeed.
    private FaultyAlertTable faulty(Runnable rival, FaultyAlertTable.Fault... faults) {
        Queue<FaultyAlertTable.Fault> queue = new ArrayDeque<>(List.of(faults));
        return new FaultyAlertTable(
                table,
                () -> {
                    FaultyAlertTable.Fault next = queue.poll();
                    return next == null ? FaultyAlertTable.Fault.NONE : next;
                },
                rival);
    }
}
