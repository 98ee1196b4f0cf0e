package com.wildrydes.producer.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class DriversTest {

    private static final Streets STREETS = Streets.manhattan();

    @Test
    void unicorn_turns_back_at_dead_ends_only() {
        Drivers drivers = new Drivers(STREETS, 100, new UnicornKeys(1));
        int turns = 0;
        for (int unicorn = 0; unicorn < 100; unicorn++) {
            for (int step = 0; step < 20_000; step++) {
                int before = drivers.way(unicorn);
                drivers.drive(unicorn, 100, 50);
                int after = drivers.way(unicorn);
                if (after != before && STREETS.wayFrom(after) == STREETS.wayTo(before)) {
                    turns++;
                    assertThat(after == STREETS.wayBack(before)).isEqualTo(STREETS.waysOut(STREETS.wayTo(before)) == 1);
                }
            }
        }
        assertThat(turns).isGreaterThan(5_000);
    }

    @Test
    void driving_in_small_steps_goes_as_far_as_in_one() {
        Drivers once = new Drivers(STREETS, 1, new UnicornKeys(5));
        Drivers stepwise = new Drivers(STREETS, 1, new UnicornKeys(5));
        long inSteps = 0;
        for (int second = 0; second < 600; second++) {
            inSteps += stepwise.drive(0, 100, 1_000);
        }

        // Each step is rounded down to a millimetre, which may also shift when a light is met.
        assertThat((double) inSteps).isBetween(once.drive(0, 100, 600_000) - 12_000.0, 600 * 11_000.0);
    }

    @Test
    void unicorn_on_a_single_street_drives_to_and_fro() throws IOException {
        Streets street = StreetsReader.read(new StringReader("primary 40000000 -74000000 1000 0\n"));
        Drivers drivers = new Drivers(street, 1, new UnicornKeys(1));

        for (int second = 0; second < 1_000; second++) {
            assertThat(drivers.drive(0, 100, 1_000)).isBetween(0L, 11_000L);
            assertThat(drivers.latitudeE7(0)).isBetween(400_000_000, 400_010_000);
            assertThat(drivers.longitudeE7(0)).isEqualTo(-740_000_000);
        }
    }

    @Test
    void pace_is_75_to_100_percent() {
        for (long key = 0; key < 10_000; key++) {
            assertThat(Drivers.pacePercent(key)).isBetween(75, 100);
        }
    }
}
