package com.wildrydes.athenaqueries.golden;

import static com.wildrydes.athenaqueries.golden.RecordedFleet.TimeRange.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.athenaqueries.catalogue.BoundQuery;
import com.wildrydes.athenaqueries.catalogue.Catalogue;
import com.wildrydes.athenaqueries.catalogue.DeliveryChoice;
import com.wildrydes.athenaqueries.catalogue.Parameter;
import com.wildrydes.athenaqueries.catalogue.SavedQuery;
import com.wildrydes.athenaqueries.golden.RecordedFleet.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The engine behind Athena and Java must say the same of the same events, to the last digit.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private static final long NINE = Delivery.millis("2026-07-21 09:00:00.000");
    private static final long TEN = Delivery.millis("2026-07-21 10:00:00.000");
    private static final TimeRange HOUR = new TimeRange(NINE, TEN);
    private static final Map<String, String> HOUR_VALUES =
            Map.of("from", "2026-07-21 09:00:00", "to", "2026-07-21T10:00Z");

    private RecordedFleet fleet;
    private Archive archive;

    @BeforeAll
    void archive(@TempDir Path folder) throws Exception {
        fleet = RecordedFleet.read();
        archive = Archive.of(fleet.deliveries(), folder);
    }

    @AfterAll
    void close() {
        archive.close();
    }

    /// A query with values, and what it must answer.
    record Question(String query, Map<String, String> values, Supplier<List<List<@Nullable String>>> answer) {
        @Override
        public String toString() {
            return query + " " + values;
        }
    }

    static Stream<Question> questions() throws IOException {
        RecordedFleet fleet = RecordedFleet.read();
        var motion = new ExpectedMotion(fleet);
        var vitals = new ExpectedVitals(fleet);
        var signal = new ExpectedSignal(fleet);
        return Stream.of(
                ask("trip", Map.of("name", "Shadowfax"), () -> motion.trip("Shadowfax", ALL)),
                ask("trip", hour("name", "Edge"), () -> motion.trip("Edge", HOUR)),
                ask("trip", Map.of("name", "Twin"), () -> motion.trip("Twin", ALL)),
                ask("trip", Map.of("name", "Again"), () -> motion.trip("Again", ALL)),
                ask("trip", Map.of("name", "Ancient"), () -> motion.trip("Ancient", ALL)),
                ask("trip", Map.of("name", "O'Hara"), () -> motion.trip("O'Hara", ALL)),
                ask("trip", Map.of("name", "Zoë, 🦄 \"of\" 流星"), () -> motion.trip("Zoë, 🦄 \"of\" 流星", ALL)),
                ask("trip", Map.of("name", "' OR 1=1 --"), () -> motion.trip("' OR 1=1 --", ALL)),
                ask("trip", Map.of("name", "Nobody"), List::of),
                ask(
                        "trip",
                        Map.of("name", "Clock", "from", "2026-07-22 08:59:59", "to", "2026-07-22 09:00:09"),
                        () -> motion.trip(
                                "Clock",
                                new TimeRange(
                                        Delivery.millis("2026-07-22 08:59:59.000"),
                                        Delivery.millis("2026-07-22 09:00:09.000")))),
                ask("events-after", Map.of("after", "2026-07-21 10:00:00"), () -> motion.eventsAfter(TEN)),
                ask("events-after", Map.of("after", "2026-07-21T09:59:59.999Z"), () -> motion.eventsAfter(TEN - 1)),
                ask(
                        "events-after",
                        Map.of("after", "0000-01-01"),
                        () -> motion.eventsAfter(Delivery.millis("0000-01-01 00:00:00.000"))),
                ask("events-after", Map.of("after", "9999-12-31T23:59:59.999Z"), List::of),
                ask("total-distance", Map.of(), () -> motion.totalDistance(ALL)),
                ask("total-distance", HOUR_VALUES, () -> motion.totalDistance(HOUR)),
                ask("low-vitals", Map.of(), () -> vitals.lowVitals(100, ALL)),
                ask("low-vitals", hour("below", "60"), () -> vitals.lowVitals(60, HOUR)),
                ask("low-vitals", Map.of("below", "2147483647"), () -> vitals.lowVitals(Integer.MAX_VALUE, ALL)),
                ask("activity", Map.of(), () -> motion.activity(60_000, ALL)),
                ask("activity", hour("pause", "5"), () -> motion.activity(5_000, HOUR)),
                ask("heat-map", Map.of("top", "1000"), () -> motion.heatMap(250, 1000, ALL)),
                ask("heat-map", hour("cell", "10000"), () -> motion.heatMap(10_000, 50, HOUR)),
                ask("heat-map", Map.of("cell", "1", "top", "7"), () -> motion.heatMap(1, 7, ALL)),
                ask("speed-profile", Map.of(), () -> motion.speedProfile(ALL)),
                ask("speed-profile", HOUR_VALUES, () -> motion.speedProfile(HOUR)),
                ask("too-fast", Map.of(), () -> motion.tooFast(12, ALL)),
                ask("too-fast", hour("faster", "10.25"), () -> motion.tooFast(10.25, HOUR)),
                ask("gaps", Map.of(), () -> signal.gaps(10_000, ALL)),
                ask("gaps", hour("longer", "10s1ms"), () -> signal.gaps(10_001, HOUR)),
                ask("gaps", Map.of("longer", "0"), () -> signal.gaps(0, ALL)),
                ask("late-events", Map.of(), () -> signal.lateEvents(60_000, ALL)),
                ask("late-events", hour("later", "0"), () -> signal.lateEvents(0, HOUR)),
                ask("duplicates", Map.of(), () -> signal.duplicates(ALL)),
                ask("duplicates", HOUR_VALUES, () -> signal.duplicates(HOUR)),
                ask("before-a-fall", Map.of(), () -> vitals.beforeAFall(100, 60_000, ALL)),
                ask("before-a-fall", hour("before", "10s"), () -> vitals.beforeAFall(100, 10_000, HOUR)),
                ask(
                        "before-a-fall",
                        Map.of("below", "120", "before", "1h"),
                        () -> vitals.beforeAFall(120, 3_600_000, ALL)),
                ask("ranking", Map.of(), () -> motion.ranking(ALL)),
                ask("ranking", HOUR_VALUES, () -> motion.ranking(HOUR)),
                ask("data-quality", Map.of(), () -> signal.dataQuality(ALL)),
                ask("data-quality", HOUR_VALUES, () -> signal.dataQuality(HOUR)));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void sql_answers_what_java_computes(Question question) throws Exception {
        BoundQuery query = CATALOGUE.query(question.query()).bind(question.values());
        assertThat(lines(archive.rows(query))).isEqualTo(lines(question.answer().get()));
    }

    @ParameterizedTest
    @MethodSource("choosing")
    void a_querys_own_choice_of_deliveries_is_the_views(SavedQuery query) throws Exception {
        Map<String, String> day = Map.of("from", "2026-07-21 09:10:00", "to", "2026-07-22 09:00:10");
        Map<String, String> values = new HashMap<>();
        query.parameters()
                .forEach(parameter ->
                        values.put(parameter.name(), day.getOrDefault(parameter.name(), parameter.example())));
        BoundQuery bound = query.bind(values);
        String choice = DeliveryChoice.of(bound.explained().sql().substring("EXPLAIN ".length()));
        BoundQuery chosen = BoundQuery.of(choice + " SELECT * FROM unicorn_events ORDER BY name, statustimems");
        BoundQuery viewed = BoundQuery.of("SELECT * FROM wildrydes.unicorn_events WHERE statustime >= TIMESTAMP "
                + "'2026-07-21 09:10:00' AND statustime < TIMESTAMP '2026-07-22 09:00:10' ORDER BY name, statustimems");
        assertThat(lines(archive.rows(chosen))).isEqualTo(lines(archive.rows(viewed)));
    }

    static Stream<SavedQuery> choosing() {
        return CATALOGUE.queries().stream()
                .filter(query -> query.sql().names().contains("to"))
                .filter(query -> query.sql().positional().startsWith("WITH unicorn_events AS"));
    }

    @Test
    void the_whole_view_is_what_java_takes_for_the_first_deliveries() throws Exception {
        BoundQuery view =
                BoundQuery.of("SELECT name, statustime, latitude, longitude, distance, healthpoints, magicpoints,"
                        + " statustimems, arrivaltime, arrivaltimems, sequencenumber, extra FROM unicorn_events"
                        + " ORDER BY name, statustimems");
        assertThat(lines(archive.rows(view)))
                .isEqualTo(lines(fleet.events(ALL).stream()
                        .map(event -> Values.row(
                                event.name(),
                                event.statusTime(),
                                event.latitude(),
                                event.longitude(),
                                event.distance(),
                                event.health(),
                                event.magic(),
                                event.time(),
                                Delivery.text(event.arrival()),
                                event.arrival(),
                                event.sequence(),
                                event.extra()))
                        .toList()));
    }

    @Test
    void an_empty_archive_is_no_error_and_has_no_rows() throws Exception {
        archive.lookAt("nothing-yet/");
        try {
            for (SavedQuery query : CATALOGUE.queries()) {
                Map<String, String> required = query.parameters().stream()
                        .filter(parameter -> parameter.fallback().isEmpty())
                        .collect(Collectors.toMap(Parameter::name, Parameter::example));
                assertThat(archive.rows(query.bind(required))).as(query.name()).isEmpty();
            }
        } finally {
            archive.lookAt("events/");
        }
    }

    @Test
    void a_statement_that_is_tried_through_a_parameter_is_a_name_that_nobody_has() throws Exception {
        for (String attempt : List.of(
                "' OR ''='",
                "Shadowfax' OR name <> 'x",
                "'; DROP TABLE wildrydes; --",
                "\\' OR 1=1 --",
                "Shadowfax'/*",
                "?",
                ":name")) {
            BoundQuery query = CATALOGUE.query("trip").bind(Map.of("name", attempt));
            assertThat(archive.rows(query)).as(attempt).isEmpty();
        }
        assertThat(archive.rows(CATALOGUE.query("trip").bind(Map.of("name", "Shadowfax"))))
                .isNotEmpty();
    }

    @Test
    void every_query_is_asked() throws IOException {
        assertThat(questions().map(Question::query).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        CATALOGUE.queries().stream().map(SavedQuery::name).toList());
    }

    /// A line a row, so that what differs can be read.
    private static String lines(List<List<@Nullable String>> rows) {
        return rows.stream().map(List::toString).collect(Collectors.joining("\n"));
    }

    private static Question ask(
            String query, Map<String, String> values, Supplier<List<List<@Nullable String>>> answer) {
        return new Question(query, values, answer);
    }

    private static Map<String, String> hour(String name, String value) {
        return Map.of("from", HOUR_VALUES.get("from"), "to", HOUR_VALUES.get("to"), name, value);
    }
}
