package com.wildrydes.producer.simulate;

import static com.wildrydes.producer.simulate.StreetNetwork.flatMetres;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventRules;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FleetTest {

    private static final Streets STREETS = Streets.manhattan();
    private static final StreetNetwork NETWORK = StreetNetwork.manhattan();
    private static final long START_MS = Instant.parse("2026-07-21T09:15:00Z").toEpochMilli();

    /// Positions are rounded to 1e-7 degrees, 5.6 mm at most each way, and lengths of ways to a millimetre.
    private static final double ROUNDING_METRES = 0.02;

    /// Of the first 100,000 events of 50 unicorns under seed 42. When it changes, every seed means other events than
    /// before.
    private static final String GOLDEN_HASH = "6b9521dcfb75cec4b130fbc447f7677f6c961ec04bb71ed8f322392d108a0080";

    private static Fleet fleet(int unicorns, double hertz, long seed) {
        return new Fleet(STREETS, UnicornNames.readable(), unicorns, Rate.hertz(hertz), START_MS, seed);
    }

    private static List<StatusEvent> events(Fleet fleet, int count) {
        List<StatusEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(fleet.next());
        }
        return events;
    }

    private static Map<String, List<StatusEvent>> byUnicorn(List<StatusEvent> events) {
        Map<String, List<StatusEvent>> byUnicorn = new HashMap<>();
        events.forEach(event -> byUnicorn
                .computeIfAbsent(event.name(), name -> new ArrayList<>())
                .add(event));
        return byUnicorn;
    }

    private static String hash(List<StatusEvent> events) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (StatusEvent event : events) {
            digest.update(event.name().getBytes(StandardCharsets.UTF_8));
            digest.update(ByteBuffer.allocate(40)
                    .putLong(event.statusTimeMs())
                    .putDouble(event.latitude())
                    .putDouble(event.longitude())
                    .putDouble(event.distance())
                    .putInt(event.healthPoints())
                    .putInt(event.magicPoints())
                    .array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void same_seed_makes_the_same_events_as_ever() throws Exception {
        assertThat(hash(events(fleet(50, 1, 42), 100_000))).isEqualTo(GOLDEN_HASH);
    }

    @Test
    void events_do_not_depend_on_threads_zone_or_language() throws Exception {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Callable<String> run = () -> hash(events(fleet(50, 1, 42), 100_000));
            for (Future<String> result : threads.invokeAll(List.of(run, run, run, run))) {
                assertThat(result.get()).isEqualTo(GOLDEN_HASH);
            }
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void another_seed_makes_other_events() {
        assertThat(fleet(1, 1, 1).next()).isNotEqualTo(fleet(1, 1, 2).next());
    }

    @Test
    void events_come_in_time_order_with_a_phase_for_each_unicorn() {
        List<StatusEvent> events = events(fleet(200, 1, 7), 2_000);

        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).statusTimeMs()).isEqualTo(START_MS + i * 5L);
        }
    }

    @Test
    void next_time_is_that_of_the_next_event() {
        Fleet fleet = fleet(7, 3, 1);
        for (int i = 0; i < 100; i++) {
            long expected = fleet.nextTimeMs();
            assertThat(fleet.next().statusTimeMs()).isEqualTo(expected);
        }
    }

    @Test
    void fleet_that_has_made_events_cannot_be_started_again() {
        Fleet fleet = fleet(1, 1, 1);
        fleet.next();

        assertThatThrownBy(() -> fleet.startAt(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void no_two_events_have_one_identity_at_any_rate() {
        for (double hertz : new double[] {0.001, 0.3, 1, 7, 1000}) {
            Set<List<Object>> identities = new HashSet<>();
            for (StatusEvent event : events(fleet(13, hertz, 1), 10_000)) {
                assertThat(identities.add(List.of(event.name(), event.statusTimeMs())))
                        .isTrue();
            }
        }
    }

    @Test
    void each_unicorn_sends_at_its_rate() {
        double hertz = 2.5;
        int unicorns = 40;
        int seconds = 60;

        byUnicorn(events(fleet(unicorns, hertz, 1), (int) (unicorns * hertz * seconds)))
                .forEach((name, events) -> {
                    assertThat(events).hasSize((int) (hertz * seconds));
                    for (int i = 1; i < events.size(); i++) {
                        assertThat(events.get(i).statusTimeMs()
                                        - events.get(i - 1).statusTimeMs())
                                .isEqualTo(400);
                    }
                });
    }

    @Test
    void every_event_keeps_the_rules_of_the_format() {
        assertThat(events(fleet(1_000, 1, 3), 50_000))
                .allSatisfy(
                        event -> assertThat(StatusEventRules.violation(event)).isNull());
    }

    @Test
    void every_position_is_on_a_street() {
        for (StatusEvent event : events(fleet(100, 1, 5), 30_000)) {
            assertThat(NETWORK.placesAt(event.latitude(), event.longitude(), ROUNDING_METRES))
                    .as(event.toString())
                    .isNotEmpty();
        }
    }

    @Test
    void distance_is_what_was_driven_along_the_streets() {
        int compared = 0;
        int longer = 0;
        for (List<StatusEvent> events :
                byUnicorn(events(fleet(60, 1, 9), 60 * 600)).values()) {
            for (int i = 1; i < events.size(); i++) {
                StatusEvent from = events.get(i - 1);
                StatusEvent to = events.get(i);
                double shortest = NETWORK.shortestMetres(
                        NETWORK.placesAt(from.latitude(), from.longitude(), ROUNDING_METRES),
                        NETWORK.placesAt(to.latitude(), to.longitude(), ROUNDING_METRES),
                        20);
                assertThat(to.distance()).as(from + " to " + to).isGreaterThan(shortest - 3 * ROUNDING_METRES);
                compared++;
                longer += to.distance() > shortest + 3 * ROUNDING_METRES ? 1 : 0;
            }
        }
        // Longer than the shortest way is only who turned back at a dead end, or drove a tiny loop.
        assertThat(longer).isLessThan(compared / 200);
    }

    @Test
    void distance_is_at_least_the_straight_line_and_at_most_what_the_limit_allows() {
        for (double hertz : new double[] {0.2, 1, 3, 10}) {
            for (List<StatusEvent> events :
                    byUnicorn(events(fleet(50, hertz, 11), 20_000)).values()) {
                assertThat(events.getFirst().distance()).isZero();
                for (int i = 1; i < events.size(); i++) {
                    StatusEvent from = events.get(i - 1);
                    StatusEvent to = events.get(i);
                    double seconds = (to.statusTimeMs() - from.statusTimeMs()) / 1000.0;
                    assertThat(to.distance())
                            .isGreaterThanOrEqualTo(
                                    flatMetres(from.latitude(), from.longitude(), to.latitude(), to.longitude())
                                            - ROUNDING_METRES)
                            .isLessThanOrEqualTo(StreetClass.PRIMARY.limitMmPerSecond() / 1000.0 * seconds);
                }
            }
        }
    }

    @Test
    void nobody_drives_faster_than_the_street_allows() {
        for (List<StatusEvent> events :
                byUnicorn(events(fleet(100, 2, 13), 100_000)).values()) {
            for (int i = 1; i < events.size(); i++) {
                StatusEvent from = events.get(i - 1);
                StatusEvent to = events.get(i);
                double limit = Math.max(limitAt(from), limitAt(to));
                double seconds = (to.statusTimeMs() - from.statusTimeMs()) / 1000.0;
                boolean mayHaveBeenOnAThirdStreet = to.distance()
                        > flatMetres(from.latitude(), from.longitude(), to.latitude(), to.longitude())
                                + ROUNDING_METRES;
                if (!mayHaveBeenOnAThirdStreet) {
                    assertThat(to.distance()).isLessThanOrEqualTo(limit * seconds + 1e-9);
                }
            }
        }
    }

    private static double limitAt(StatusEvent event) {
        return NETWORK.placesAt(event.latitude(), event.longitude(), ROUNDING_METRES).stream()
                        .map(place -> place.segment().streetClass().toUpperCase(Locale.ROOT))
                        .mapToInt(name -> StreetClass.valueOf(name).limitMmPerSecond())
                        .max()
                        .orElseThrow()
                / 1000.0;
    }

    @Test
    void unicorns_drive_most_of_the_time_and_stop_now_and_then() {
        List<StatusEvent> events = events(fleet(500, 1, 17), 500 * 300);

        assertThat(events.stream()
                                .skip(500)
                                .filter(event -> event.distance() == 0)
                                .count()
                        / (500.0 * 299))
                .as("share of events at a stand")
                .isBetween(0.15, 0.50);
    }

    @Test
    void fleet_is_spread_over_all_of_manhattan() {
        List<StatusEvent> events = events(fleet(2_000, 1, 19), 2_000);

        for (double latitude = 40.71; latitude < 40.87; latitude += 0.01) {
            double south = latitude;
            assertThat(events).anyMatch(event -> event.latitude() >= south && event.latitude() < south + 0.01);
        }
    }

    @Test
    void largest_fleet_takes_less_than_200_bytes_a_unicorn() throws Exception {
        Fleet fleet = fleet(Fleet.MAX_UNICORNS, 1, 1);

        long counted = arrayBytes(fleet, Fleet.MAX_UNICORNS);

        assertThat(counted).isEqualTo(fleet.bytes());
        assertThat(counted / Fleet.MAX_UNICORNS).isLessThan(200);
    }

    /// The bytes of all arrays with an element a unicorn that can be reached within the package.
    private static long arrayBytes(Object owner, int unicorns) throws IllegalAccessException {
        long bytes = 0;
        for (Field field : owner.getClass().getDeclaredFields()) {
            field.setAccessible(true);
            Object value = field.get(owner);
            if (value != null && value.getClass().isArray() && Array.getLength(value) >= unicorns) {
                assertThat(value.getClass().getComponentType().isPrimitive())
                        .as(field + " holds no objects")
                        .isTrue();
                bytes += (long) Array.getLength(value) * (value instanceof long[] ? Long.BYTES : Integer.BYTES);
            } else if (value instanceof Drivers) {
                bytes += arrayBytes(value, unicorns);
            }
        }
        return bytes;
    }

    @Test
    void fleet_of_no_or_too_many_unicorns_is_refused() {
        assertThatThrownBy(() -> fleet(0, 1, 1)).hasMessage("a fleet must have 1 to 1000000 unicorns: unicorns=0");
        assertThatThrownBy(() -> fleet(1_000_001, 1, 1))
                .hasMessage("a fleet must have 1 to 1000000 unicorns: unicorns=1000001");
    }
}
