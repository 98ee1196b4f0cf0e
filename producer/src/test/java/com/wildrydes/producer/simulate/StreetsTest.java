package com.wildrydes.producer.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StreetsTest {

    private final Streets streets = Streets.manhattan();
    private final StreetNetwork network = StreetNetwork.manhattan();

    @Test
    void map_of_manhattan_is_connected() {
        BitSet reached = new BitSet();
        Deque<Integer> todo = new ArrayDeque<>();
        reached.set(0);
        todo.add(0);
        while (!todo.isEmpty()) {
            int point = todo.poll();
            for (int i = 0; i < streets.waysOut(point); i++) {
                int next = streets.wayTo(streets.wayOut(point, i));
                if (!reached.get(next)) {
                    reached.set(next);
                    todo.add(next);
                }
            }
        }

        assertThat(reached.cardinality()).isEqualTo(streets.points()).isGreaterThan(5_000);
    }

    @Test
    void map_lies_within_manhattans_bounds() {
        for (int way = 0; way < streets.ways(); way++) {
            assertThat(streets.latitudeE7(way, 0) / 1e7).isBetween(40.70, 40.88);
            assertThat(streets.longitudeE7(way, 0) / 1e7).isBetween(-74.02, -73.90);
        }
    }

    @Test
    void map_holds_the_streets_of_its_resource_in_both_directions() {
        double expectedMetres = network.segments.stream()
                        .mapToDouble(StreetNetwork.Segment::metres)
                        .sum()
                * 2;

        assertThat(streets.points()).isEqualTo(network.segmentsAt.size());
        assertThat(streets.ways()).isEqualTo(network.segments.size() * 2);
        assertThat(streets.totalMillimetres() / 1000.0)
                .isBetween(expectedMetres * 0.9999, expectedMetres * 1.0001)
                .isGreaterThan(1_000_000);
    }

    @Test
    void every_street_has_its_class() {
        for (StreetClass streetClass : StreetClass.values()) {
            String name = streetClass.name().toLowerCase(Locale.ROOT);
            long expected = network.segments.stream()
                    .filter(segment -> segment.streetClass().equals(name))
                    .count();
            long ways = 0;
            for (int way = 0; way < streets.ways(); way++) {
                ways += streets.wayClass(way) == streetClass ? 1 : 0;
            }
            assertThat(ways).as(name).isEqualTo(expected * 2).isPositive();
        }
    }

    @Test
    void way_back_is_the_same_way_in_the_other_direction() {
        for (int way = 0; way < streets.ways(); way++) {
            int back = streets.wayBack(way);
            assertThat(streets.wayBack(back)).isEqualTo(way);
            assertThat(streets.wayTo(back)).isEqualTo(streets.wayFrom(way));
            assertThat(streets.wayFrom(back)).isEqualTo(streets.wayTo(way));
            assertThat(streets.wayMillimetres(back)).isEqualTo(streets.wayMillimetres(way));
        }
    }

    @Test
    void way_ahead_leads_on_and_turns_back_at_dead_ends_only() {
        for (int way = 0; way < streets.ways(); way++) {
            int ahead = streets.wayAhead(way);
            assertThat(streets.wayFrom(ahead)).isEqualTo(streets.wayTo(way));
            assertThat(ahead == streets.wayBack(way)).isEqualTo(streets.waysOut(streets.wayTo(way)) == 1);
        }
    }

    @Test
    void place_drawn_evenly_falls_on_ways_by_their_length() {
        long place = 0;
        for (int way = 0; way < streets.ways(); way++) {
            assertThat(streets.wayAt(place)).isEqualTo(way);
            place += streets.wayMillimetres(way);
            assertThat(streets.wayAt(place - 1)).isEqualTo(way);
        }
        assertThat(place).isEqualTo(streets.totalMillimetres());
    }

    @Test
    void ends_of_a_way_are_exactly_its_points() {
        for (int way = 0; way < streets.ways(); way++) {
            int back = streets.wayBack(way);
            assertThat(streets.latitudeE7(way, streets.wayMillimetres(way))).isEqualTo(streets.latitudeE7(back, 0));
            assertThat(streets.longitudeE7(way, streets.wayMillimetres(way))).isEqualTo(streets.longitudeE7(back, 0));
        }
    }

    @Test
    void resource_names_its_source_and_licence() {
        assertThat(String.join("\n", network.comments))
                .contains("© OpenStreetMap contributors")
                .contains("Open Database License");
        assertThat(Streets.class.getResource("LICENSE-streets.md")).isNotNull();
    }

    @Test
    void map_without_streets_is_refused() {
        assertThatThrownBy(() -> StreetsReader.read(new StringReader("# nothing\n")))
                .hasMessage("a street map must have a street, but has none");
    }

    @Test
    void street_that_is_there_twice_is_refused() {
        assertThatThrownBy(() -> StreetsReader.read(new StringReader("primary 40000000 -74000000 10 10 -10 -10\n")))
                .hasMessageStartingWith("a street must be there once, but is there twice");
    }

    @Test
    void street_that_leads_nowhere_is_refused() {
        assertThatThrownBy(() -> StreetsReader.read(new StringReader("primary 40000000 -74000000 0 0\n")))
                .hasMessageStartingWith("a street must lead from one place to another");
    }

    @Test
    void small_map_is_read_as_drawn() throws IOException {
        // A street of 1e-4 degrees to the north, a dead end.
        Streets small = StreetsReader.read(new StringReader("residential 40000000 -74000000 100 0\n"));

        assertThat(small.points()).isEqualTo(2);
        assertThat(small.ways()).isEqualTo(2);
        assertThat(small.wayMillimetres(0)).isEqualTo(11_120);
        assertThat(small.latitudeE7(0, 5_560)).isEqualTo(400_000_500);
        assertThat(small.wayClass(0)).isEqualTo(StreetClass.RESIDENTIAL);
    }
}
