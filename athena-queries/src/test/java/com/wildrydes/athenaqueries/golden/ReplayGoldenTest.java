package com.wildrydes.athenaqueries.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.wildrydes.athenaqueries.catalogue.BoundQuery;
import com.wildrydes.athenaqueries.catalogue.Catalogue;
import com.wildrydes.athenaqueries.catalogue.DeliveryChoice;
import com.wildrydes.processors.replay.ReplayQuery;
import com.wildrydes.processors.replay.ReplayRange;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the dashboard plays of the past is, to the last fix, what Java computes from the same events.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayGoldenTest {
    private static final int ALERT_BELOW = 100;
    private static final long SEED = 20260721;
    private static final String PARAMETER =
            Pattern.quote("date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00.000', ?)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedFleet fleet;
    private Archive archive;

    @BeforeAll
    void archive(@TempDir Path folder) throws Exception {
        fleet = RecordedFleet.readWith(RestlessFleet.deliveries(new Random(SEED)));
        archive = Archive.of(fleet.deliveries(), folder);
    }

    @AfterAll
    void close() {
        archive.close();
    }

    /// A range, and how many fixes are few enough.
    record Asked(String from, String to, long mostFixes) {
        ReplayRange range() {
            return new ReplayRange(Delivery.millis(from), Delivery.millis(to));
        }
    }

    static Stream<Asked> asked() {
        return Stream.concat(
                Stream.of(
                        new Asked("2026-07-21 09:00:00.000", "2026-07-21 10:00:00.000", ReplayQuery.MOST_FIXES),
                        // The edges of hours, of days, of silences; the poles; names that need care; twins.
                        new Asked("2026-07-21 00:00:00.000", "2026-07-22 00:00:00.000", ReplayQuery.MOST_FIXES),
                        new Asked("2026-07-21 23:59:59.500", "2026-07-22 00:00:00.500", ReplayQuery.MOST_FIXES),
                        new Asked("2026-07-21 09:41:20.001", "2026-07-21 09:41:20.002", ReplayQuery.MOST_FIXES),
                        new Asked("2026-07-22 08:59:59.000", "2026-07-22 09:00:30.000", ReplayQuery.MOST_FIXES),
                        // So few that one a unicorn is the least there can be.
                        new Asked("2026-07-21 09:00:00.000", "2026-07-21 10:00:00.000", 1)),
                restless(new Random(SEED)));
    }

    private static Stream<Asked> restless(Random random) {
        return IntStream.range(0, 12).mapToObj(i -> {
            long from = RestlessFleet.BEGIN_MS + random.nextLong(RestlessFleet.LENGTH_MS);
            long to = from + 1 + random.nextLong(RestlessFleet.LENGTH_MS);
            return new Asked(Delivery.text(from), Delivery.text(to), 1L << (4 + random.nextInt(12)));
        });
    }

    @ParameterizedTest
    @MethodSource("asked")
    void a_replay_has_the_fixes_that_java_computes(Asked asked) throws Exception {
        var query = new ReplayQuery(ALERT_BELOW, asked.mostFixes());
        var expected = new ExpectedReplay(fleet, ALERT_BELOW, asked.mostFixes());
        assertThat(lines(rows(query, asked.range())))
                .isEqualTo(lines(
                        expected.rows(asked.range().fromMs(), asked.range().toMs())));
    }

    @Test
    void a_range_without_events_has_no_rows() throws Exception {
        var query = new ReplayQuery(ALERT_BELOW, ReplayQuery.MOST_FIXES);
        var range = new Asked("2026-07-05 00:00:00.000", "2026-07-05 01:00:00.000", 1).range();
        assertThat(rows(query, range)).isEmpty();
    }

    /// Which delivery of an event counts is decided by the view, whose statement is repeated to the letter.
    @Test
    void the_choice_of_deliveries_is_that_of_the_saved_queries() {
        String from = "2026-07-21 00:00:30.000";
        String to = "2026-07-22 00:00:00.000";
        String replay = new ReplayQuery(ALERT_BELOW, 1).sql(new Asked(from, to, 1).range());
        String trip = Catalogue.load().query("trip").sql().positional();
        String asked = DeliveryChoice.of(trip)
                .replace("date_format(? - INTERVAL '1' DAY, 'year=%Y/month=%m/day=%d')", "'year=2026/month=07/day=20'")
                .replaceFirst(PARAMETER, ms("2026-07-21 00:00:00.000"))
                .replaceFirst(PARAMETER, ms(to));
        assertThat(DeliveryChoice.normal(DeliveryChoice.of(replay))).isEqualTo(DeliveryChoice.normal(asked));
    }

    private List<List<@Nullable String>> rows(ReplayQuery query, ReplayRange range) throws Exception {
        List<List<@Nullable String>> rows = archive.rows(BoundQuery.of(query.sql(range)));
        for (List<@Nullable String> row : rows) {
            row.set(row.size() - 1, JSON.readTree(row.getLast()).textValue());
        }
        return rows;
    }

    private static String ms(String time) {
        return Long.toString(Delivery.millis(time));
    }

    private static String lines(List<List<@Nullable String>> rows) {
        return rows.stream().map(List::toString).collect(Collectors.joining("\n"));
    }
}
