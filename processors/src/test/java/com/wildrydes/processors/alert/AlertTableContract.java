package com.wildrydes.processors.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.processors.alert.AlertTable.Written;
import com.wildrydes.telemetry.StatusTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What deliveries and operators rely on, of every table that they are run on.
abstract class AlertTableContract {

    /// A table that nobody else has.
    abstract AlertTable table();

    @Test
    void an_alert_that_was_never_written_is_absent() throws Exception {
        AlertId id = AlertId.of("Shadowfax", Vital.HEALTH, Falls.NOON);
        assertThat(table().read(id)).isEqualTo(AlertItem.absent(id));
    }

    @Test
    void what_was_written_is_read_at_once_with_all_that_it_has() throws Exception {
        AlertTable table = table();
        AlertItem raised = item("Shadowfax", Falls.NOON);
        AlertItem claimed = raised.with(new Publication(null, new Publication.Claim(-7, Falls.NOON), true))
                .next();
        AlertItem closed = claimed.with(Publication.published(Falls.NOON + 5))
                .told(Falls.recovery("Shadowfax", Falls.NOON, Falls.NOON + 61_001), 1_800_000_000)
                .acknowledged(Falls.NOON + 9)
                .next();
        for (AlertItem item : List.of(raised, claimed, closed)) {
            assertThat(table.write(item)).isEqualTo(new Written.Done());
            assertThat(table.read(item.id())).isEqualTo(item);
        }
    }

    @Test
    void an_alert_whose_recovery_was_told_first_is_kept_and_in_no_list() throws Exception {
        AlertTable table = table();
        Transition recovery = Falls.recovery("Shadowfax", Falls.NOON, Falls.NOON + 1);
        AlertItem item =
                AlertItem.absent(AlertId.of(recovery)).told(recovery, 1).next();
        table.write(item);
        assertThat(table.read(item.id())).isEqualTo(item);
        assertThat(table.open(null, 10)).isEmpty();
        assertThat(table.ofDay("2026-11-22", null, 10)).isEmpty();
    }

    @Test
    void of_two_writes_on_one_version_only_the_first_takes_effect_and_the_other_is_shown_it() throws Exception {
        AlertTable table = table();
        AlertItem base = item("Shadowfax", Falls.NOON);
        table.write(base);
        assertThat(table.write(base)).isEqualTo(new Written.Conflict(base));
        AlertItem winner = base.acknowledged(1).next();
        assertThat(table.write(winner)).isEqualTo(new Written.Done());
        assertThat(table.write(base.acknowledged(2).next())).isEqualTo(new Written.Conflict(winner));
        assertThat(table.read(base.id())).isEqualTo(winner);
    }

    @Test
    void a_later_version_of_an_alert_that_expired_is_a_conflict_with_nothing() throws Exception {
        AlertItem second = item("Shadowfax", Falls.NOON).next();
        assertThat(table().write(second)).isEqualTo(new Written.Conflict(AlertItem.absent(second.id())));
    }

    @Test
    void open_alerts_are_listed_newest_fall_first_and_part_by_part() throws Exception {
        AlertTable table = table();
        List<AlertItem> items = IntStream.range(0, 7)
                .mapToObj(i -> item("Unicorn " + i, Falls.NOON + 40_000_000L * i))
                .toList();
        for (AlertItem item : items) {
            table.write(item);
        }
        AlertItem fourth = items.get(3);
        table.write(fourth.told(
                        Falls.recovery(
                                "Unicorn 3", fourth.id().fallMs(), fourth.id().fallMs() + 1),
                        1)
                .next());
        assertThat(names(table.open(null, 3))).containsExactly("Unicorn 6", "Unicorn 5", "Unicorn 4");
        assertThat(names(table.open(items.get(4).id(), 2))).containsExactly("Unicorn 2", "Unicorn 1");
        assertThat(names(table.open(items.get(1).id(), 9))).containsExactly("Unicorn 0");
        assertThat(table.open(items.get(0).id(), 9)).isEmpty();
    }

    @Test
    void a_listed_alert_shows_what_a_read_one_shows() throws Exception {
        AlertTable table = table();
        AlertItem open = item("Shadowfax", Falls.NOON).acknowledged(Falls.NOON + 8);
        table.write(open);
        assertThat(table.open(null, 1)).isEqualTo(List.of(open.alert().orElseThrow()));
        AlertItem closed = open.told(Falls.recovery("Shadowfax", Falls.NOON, Falls.NOON + 9), 1)
                .next();
        table.write(closed);
        assertThat(table.open(null, 1)).isEmpty();
        assertThat(table.ofDay("2026-11-22", null, 1))
                .isEqualTo(List.of(closed.alert().orElseThrow()));
    }

    @Test
    void a_day_has_the_falls_of_that_day_alone() throws Exception {
        AlertTable table = table();
        long midnight = StatusTime.parse("2026-11-22 00:00:00.000");
        table.write(item("Before", midnight - 1));
        table.write(item("First", midnight));
        table.write(item("Last", midnight + 86_399_999));
        table.write(item("After", midnight + 86_400_000));
        assertThat(names(table.ofDay("2026-11-22", null, 10))).containsExactly("Last", "First");
        AlertId last = AlertId.of("Last", Vital.HEALTH, midnight + 86_399_999);
        assertThat(names(table.ofDay("2026-11-22", last, 10))).containsExactly("First");
        assertThat(names(table.ofDay("2026-11-22", null, 1))).containsExactly("Last");
    }

    @Test
    void days_are_kept_once_and_listed_newest_first() throws Exception {
        AlertTable table = table();
        for (String day : List.of("2015-02-03", "2026-11-22", "2026-11-22", "2026-01-01")) {
            table.keepDay(day, 1_900_000_000);
        }
        assertThat(table.days(null, 10)).containsExactly("2026-11-22", "2026-01-01", "2015-02-03");
        assertThat(table.days(null, 1)).containsExactly("2026-11-22");
        assertThat(table.days("2026-01-01", 10)).containsExactly("2026-01-01", "2015-02-03");
        assertThat(table.days("2016-01-01", 10)).containsExactly("2015-02-03");
    }

    @Test
    void what_waits_is_found_until_it_is_published() throws Exception {
        AlertTable table = table();
        AlertItem first = item("First", Falls.NOON).with(Publication.NONE.left());
        AlertItem second = item("Second", Falls.NOON + 1).with(Publication.NONE.left());
        table.write(second);
        table.write(first);
        table.write(item("Third", Falls.NOON + 2));
        assertThat(table.waiting(10)).containsExactly(first.id(), second.id());
        assertThat(table.waiting(1)).containsExactly(first.id());
        table.write(first.with(Publication.published(1)).next());
        assertThat(table.waiting(10)).containsExactly(second.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img src=x onerror=alert(1)>", "line\nbreak", "🦄🦄", "nul\u0000", "أحصنة", " "})
    void odd_names_are_kept_as_they_are(String name) throws Exception {
        AlertTable table = table();
        AlertItem item = item(name, Falls.NOON);
        table.write(item);
        assertThat(table.read(item.id())).isEqualTo(item);
        assertThat(names(table.open(null, 1))).containsExactly(name);
    }

    @Test
    void the_ends_of_every_range_are_kept_exactly() throws Exception {
        AlertTable table = table();
        for (long fallMs : List.of(StatusTime.MIN_MS, StatusTime.MAX_MS)) {
            var fall =
                    new Transition.Raised("🦄".repeat(64), Vital.MAGIC, fallMs, 0, Integer.MAX_VALUE, -90, 179.999999);
            AlertItem item = AlertItem.absent(AlertId.of(fall)).told(fall, 1).next();
            table.write(item);
            assertThat(table.read(item.id())).isEqualTo(item);
        }
    }

    private static AlertItem item(String name, long fallMs) {
        Transition fall = Falls.fall(name, fallMs);
        return AlertItem.absent(AlertId.of(fall)).told(fall, 1_900_000_000).next();
    }

    private static List<String> names(List<Alert> alerts) {
        return alerts.stream().map(Alert::name).toList();
    }
}
