package com.wildrydes.producer.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToIntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class VitalsTest {

    private static final int UNICORNS = 500;
    private static final int SECONDS = 4 * 3600;

    private int falls;
    private int secondsBelow;

    @Test
    void health_falls_below_100_about_once_in_31_minutes_for_about_half_a_minute() {
        walk(Vitals::healthPoints);

        assertThat((double) UNICORNS * SECONDS / falls / 60)
                .as("minutes a fall")
                .isBetween(30.0, 32.5);
        assertThat((double) secondsBelow / falls).as("seconds below").isBetween(25.0, 40.0);
    }

    @Test
    void magic_falls_below_100_about_once_in_31_minutes_for_about_half_a_minute() {
        walk(Vitals::magicPoints);

        assertThat((double) UNICORNS * SECONDS / falls / 60)
                .as("minutes a fall")
                .isBetween(30.0, 32.5);
        assertThat((double) secondsBelow / falls).as("seconds below").isBetween(25.0, 40.0);
    }

    private void walk(ToIntFunction<Vitals> vital) {
        for (int unicorn = 0; unicorn < UNICORNS; unicorn++) {
            long key = new UnicornKeys(23).key(unicorn);
            Vitals vitals = Vitals.first(key);
            for (int second = 1; second <= SECONDS; second++) {
                int before = vital.applyAsInt(vitals);
                vitals = vitals.after(key, second - 1, second);
                int after = vital.applyAsInt(vitals);
                falls += before >= 100 && after < 100 ? 1 : 0;
                secondsBelow += after < 100 ? 1 : 0;
            }
        }
    }

    @Property(tries = 200)
    void vitals_stay_between_20_and_250(@ForAll long key, @ForAll @IntRange(max = 3_600) int seconds) {
        Vitals vitals = Vitals.first(key).after(key, 0, seconds);

        assertThat(vitals.healthPoints()).isBetween(20, 250);
        assertThat(vitals.magicPoints()).isBetween(20, 250);
    }

    @Property(tries = 200)
    void walk_in_two_legs_ends_where_one_does(
            @ForAll long key,
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000_000) long from,
            @ForAll @IntRange(max = 1_800) int firstLeg,
            @ForAll @IntRange(max = 1_800) int secondLeg) {
        Vitals start = Vitals.first(key);

        assertThat(start.after(key, from, from + firstLeg).after(key, from + firstLeg, from + firstLeg + secondLeg))
                .isEqualTo(start.after(key, from, from + firstLeg + secondLeg));
    }

    @Test
    void vitals_do_not_change_when_time_goes_back() {
        Vitals vitals = Vitals.first(1);

        assertThat(vitals.after(1, 100, 50)).isEqualTo(vitals);
    }

    @Test
    void pause_of_centuries_costs_no_more_than_an_hour() {
        Vitals vitals = Vitals.first(1);

        assertThat(vitals.after(1, Long.MIN_VALUE / 2_000, 3_600)).isEqualTo(vitals.after(1, 0, 3_600));
    }
}
