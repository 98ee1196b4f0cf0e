package com.wildrydes.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.cli.audit.Verdict.Discrepancy;
import com.wildrydes.cli.audit.Verdict.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final MinuteKey KEY = new MinuteKey("Shadowfax", "2026-07-21 09:15:00");
    private static final MinuteKey LATER = new MinuteKey("Shadowfax", "2026-07-21 09:16:00");

    private final SimulatedTime time = new SimulatedTime();
    private final FakeMinutes archive = new FakeMinutes();
    private final FakeMinutes table = new FakeMinutes();
    private final List<String> progress = new ArrayList<>();

    /// What had arrived is through after this time.
    private Duration way = Duration.ZERO;

    private int lookedInto = 1_000;

    @Test
    void what_is_the_same_is_right() throws Exception {
        archive.with(KEY, Figures.of(60)).with(LATER, Figures.of(30));
        table.with(KEY, Figures.of(60)).with(LATER, Figures.of(30));

        Verdict verdict = run(MinuteRange.ALL, PATIENCE);

        assertThat(verdict).isEqualTo(new Verdict(2, List.of(), 0, List.of(), true));
        assertThat(verdict.right()).isTrue();
        assertThat(verdict.line()).isEqualTo("audit: 2 minutes, 0 missing, 0 doubled, 0 different");
    }

    @Test
    void nothing_in_both_is_right() throws Exception {
        assertThat(run(MinuteRange.ALL, PATIENCE)).isEqualTo(new Verdict(0, List.of(), 0, List.of(), true));
    }

    @Test
    void a_minute_that_the_table_lacks_is_missing() throws Exception {
        archive.with(KEY, Figures.of(60));

        assertThat(run(MinuteRange.ALL, PATIENCE).discrepancies())
                .containsExactly(new Discrepancy(KEY, Kind.MISSING, "not in the table, 60 events in the archive"));
    }

    @Test
    void a_minute_that_the_archive_lacks_is_different() throws Exception {
        table.with(KEY, Figures.of(60));

        assertThat(run(MinuteRange.ALL, PATIENCE).discrepancies())
                .containsExactly(new Discrepancy(KEY, Kind.DIFFERENT, "60 events in the table, none in the archive"));
    }

    @Test
    void events_that_were_counted_twice_are_doubled() throws Exception {
        archive.with(KEY, Figures.of(30));
        table.with(KEY, Figures.of(31));

        assertThat(run(MinuteRange.ALL, PATIENCE).discrepancies())
                .containsExactly(new Discrepancy(
                        KEY,
                        Kind.DOUBLED,
                        "Samples 31 in the table, 30 recomputed; Distance 387.5 in the table, 375 recomputed"));
    }

    @Test
    void equal_minutes_are_not_looked_into() throws Exception {
        archive.with(KEY, Figures.of(30)).with(LATER, Figures.of(60));
        table.with(KEY, Figures.of(31)).with(LATER, Figures.of(60));

        run(MinuteRange.ALL, PATIENCE);

        assertThat(archive.handedOver()).isEqualTo(1);
        assertThat(table.handedOver()).isEqualTo(1);
    }

    @Test
    void minutes_outside_the_range_are_not_compared() throws Exception {
        archive.with(KEY, Figures.of(30)).with(LATER, Figures.of(60));
        var range = new MinuteRange(Instant.parse("2026-07-21T09:15:00.001Z"), null);

        assertThat(run(range, PATIENCE).discrepancies())
                .extracting(Discrepancy::key)
                .containsExactly(LATER);
    }

    @Test
    void what_is_on_its_way_is_waited_for() throws Exception {
        way = Duration.ofSeconds(20);
        archive.with(KEY, Figures.of(60));
        Instant counted = time.instant().plusSeconds(19);
        time.meanwhile(() -> {
            if (!time.instant().isBefore(counted)) {
                table.with(KEY, Figures.of(60));
            }
        });

        assertThat(run(MinuteRange.ALL, PATIENCE)).isEqualTo(new Verdict(1, List.of(), 0, List.of(), true));
        assertThat(progress).contains("audit: waiting for the stream");
    }

    @Test
    void what_comes_while_it_is_compared_is_no_discrepancy() throws Exception {
        way = Duration.ofSeconds(5);
        archive.with(KEY, Figures.of(60));
        Instant counted = time.instant().plusSeconds(8);
        time.meanwhile(() -> {
            if (!time.instant().isBefore(counted)) {
                table.with(KEY, Figures.of(60));
            }
        });

        assertThat(run(MinuteRange.ALL, PATIENCE)).isEqualTo(new Verdict(1, List.of(), 0, List.of(), true));
    }

    @Test
    void a_minute_that_events_keep_coming_for_is_left_out() throws Exception {
        way = Duration.ofSeconds(5);
        archive.with(KEY, Figures.of(60)).with(LATER, Figures.of(1));
        table.with(KEY, Figures.of(60));
        int[] events = {1};
        time.meanwhile(() -> archive.with(LATER, Figures.of(++events[0])));

        Verdict verdict = run(MinuteRange.ALL, PATIENCE);

        assertThat(verdict)
                .isEqualTo(new Verdict(
                        1, List.of(), 0, List.of("1 minutes that differ while events are on their way to them"), true));
        assertThat(verdict.right()).isTrue();
    }

    @Test
    void a_discrepancy_is_found_while_events_keep_coming_for_other_minutes() throws Exception {
        way = Duration.ofSeconds(5);
        archive.with(KEY, Figures.of(60)).with(LATER, Figures.of(1));
        int[] events = {1};
        time.meanwhile(() -> archive.with(LATER, Figures.of(++events[0])));

        Verdict verdict = run(MinuteRange.ALL, PATIENCE);

        assertThat(verdict.discrepancies()).extracting(Discrepancy::key).containsExactly(KEY);
        assertThat(verdict.line()).isEqualTo("audit: 1 minutes, 1 missing, 0 doubled, 0 different");
    }

    @Test
    void what_does_not_get_through_is_said_and_is_not_right() throws Exception {
        way = Duration.ofHours(1);
        archive.with(KEY, Figures.of(60)).with(LATER, Figures.of(60));
        table.with(KEY, Figures.of(60));

        Verdict verdict = run(MinuteRange.ALL, PATIENCE);

        assertThat(verdict)
                .isEqualTo(new Verdict(
                        1,
                        List.of(),
                        0,
                        List.of(
                                "what arrived lately and did not get through within 60 s: waited for the stream",
                                "1 minutes that differ while events are on their way to them"),
                        false));
        assertThat(verdict.right()).isFalse();
    }

    @Test
    void without_patience_everything_is_judged_as_it_is() throws Exception {
        way = Duration.ofHours(1);
        archive.with(KEY, Figures.of(60));

        assertThat(run(MinuteRange.ALL, Duration.ZERO).discrepancies())
                .extracting(Discrepancy::kind)
                .containsExactly(Kind.MISSING);
        assertThat(progress).noneMatch(text -> text.contains("waiting"));
    }

    @Test
    void minutes_that_the_archive_no_longer_has_completely_are_left_out() throws Exception {
        table.with(KEY, Figures.of(60)).with(LATER, Figures.of(60));
        archive.with(KEY, Figures.of(7)).with(LATER, Figures.of(60));

        assertThat(audit().run(MinuteRange.ALL, Instant.parse("2026-07-21T09:15:30Z"), PATIENCE))
                .isEqualTo(new Verdict(
                        1,
                        List.of(),
                        0,
                        List.of("1 minutes before 2026-07-21 09:16:00, which the archive no longer holds completely"),
                        true));
    }

    @Test
    void more_than_can_be_looked_into_is_said_and_is_not_right() throws Exception {
        lookedInto = 25;
        for (int unicorn = 0; unicorn < 20; unicorn++) {
            archive.with(new MinuteKey("unicorn " + unicorn, KEY.minute()), Figures.of(1));
            archive.with(new MinuteKey("unicorn " + unicorn, LATER.minute()), Figures.of(1));
        }

        Verdict verdict = run(MinuteRange.ALL, PATIENCE);

        assertThat(verdict.line()).isEqualTo("audit: 20 minutes, 20 missing, 0 doubled, 0 different");
        assertThat(verdict.unexamined()).isEqualTo(1);
        assertThat(verdict.right()).isFalse();
    }

    @Test
    void an_item_with_another_text_as_its_time_is_different() throws Exception {
        table.with(new MinuteKey("Gloom", "yesterday"), Figures.of(1));

        assertThat(run(MinuteRange.ALL, PATIENCE).line())
                .isEqualTo("audit: 1 minutes, 0 missing, 0 doubled, 1 different");
    }

    private Verdict run(MinuteRange range, Duration patience) throws InterruptedException {
        return audit().run(range, null, patience);
    }

    private Audit audit() {
        Transit transit =
                begun -> () -> time.instant().isBefore(begun.plus(way)) ? Optional.of("the stream") : Optional.empty();
        return new Audit(archive, table, transit, lookedInto, time, time, progress::add);
    }
}
