package com.wildrydes.producer.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnicornNamesTest {

    @Test
    void first_is_the_workshops_shadowfax() {
        assertThat(UnicornNames.readable().name(0)).isEqualTo("Shadowfax");
    }

    @Test
    void million_names_are_unique_and_readable() {
        Set<String> names = new HashSet<>();
        for (int unicorn = 0; unicorn < Fleet.MAX_UNICORNS; unicorn++) {
            String name = UnicornNames.readable().name(unicorn);
            assertThat(names.add(name)).as(name).isTrue();
        }
        assertThat(names).allMatch(name -> name.matches("[A-Z][a-z]+(-[0-9]+)?"));
    }

    @Test
    void small_fleet_needs_no_numbers() {
        for (int unicorn = 0; unicorn < 4_000; unicorn++) {
            assertThat(UnicornNames.readable().name(unicorn)).matches("[A-Z][a-z]+");
        }
    }

    @Test
    void only_name_is_taken_as_it_is() {
        assertThat(UnicornNames.only("Rocinante 🦄").name(0)).isEqualTo("Rocinante 🦄");
    }
}
