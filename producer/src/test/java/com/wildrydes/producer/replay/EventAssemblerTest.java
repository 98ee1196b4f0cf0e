package com.wildrydes.producer.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import com.wildrydes.producer.simulate.UnicornKeys;
import com.wildrydes.telemetry.StatusEvent;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventAssemblerTest {

    private final EventAssembler assembler = assembler(1);

    private static EventAssembler assembler(long seed) {
        return new EventAssembler(new EventTimeParser(ZoneOffset.UTC), new UnicornKeys(seed));
    }

    private static Map<EventField, String> values(String name, String time, String latitude, String longitude) {
        Map<EventField, String> values = new EnumMap<>(EventField.class);
        values.put(EventField.NAME, name);
        values.put(EventField.STATUS_TIME, time);
        values.put(EventField.LATITUDE, latitude);
        values.put(EventField.LONGITUDE, longitude);
        return values;
    }

    private static Map<EventField, String> with(Map<EventField, String> values, EventField field, String value) {
        Map<EventField, String> changed = new EnumMap<>(values);
        changed.put(field, value);
        return changed;
    }

    private static Map<EventField, String> complete() {
        Map<EventField, String> values = values("Shadowfax", "2026-07-21T09:15:00Z", "40.7", "-74");
        values.put(EventField.DISTANCE, "12.5");
        values.put(EventField.HEALTH_POINTS, "150");
        values.put(EventField.MAGIC_POINTS, "149.0");
        return values;
    }

    @Test
    void complete_row_is_taken_as_it_is() throws UnreadableRowException {
        assertThat(assembler.assemble(complete()))
                .isEqualTo(new StatusEvent("Shadowfax", 1_784_625_300_000L, 40.7, -74, 12.5, 150, 149));
    }

    @Test
    void missing_distance_is_measured_from_the_unicorns_previous_row() throws UnreadableRowException {
        assertThat(assembler.assemble(values("a", "0", "40", "-74")).distance()).isZero();
        assertThat(assembler.assemble(values("b", "0", "50", "-70")).distance()).isZero();
        // A degree of the meridian is R · π / 180.
        assertThat(assembler.assemble(values("a", "1", "41", "-74")).distance())
                .isCloseTo(6_371_008.8 * Math.PI / 180, offset(1e-6));
        assertThat(assembler.assemble(values("b", "1", "50", "-70")).distance()).isZero();
    }

    @Test
    void rows_with_a_distance_count_as_previous_ones() throws UnreadableRowException {
        assembler.assemble(with(values("a", "0", "40", "-74"), EventField.DISTANCE, "7"));

        assertThat(assembler.assemble(values("a", "1", "41", "-74")).distance()).isCloseTo(111_195.08, offset(0.01));
    }

    @Test
    void rows_that_cannot_be_read_do_not_count_as_previous_ones() throws UnreadableRowException {
        assembler.assemble(values("a", "0", "40", "-74"));
        assertThatThrownBy(() -> assembler.assemble(values("a", "1", "91", "-74")))
                .isInstanceOf(UnreadableRowException.class);

        assertThat(assembler.assemble(values("a", "2", "40", "-74")).distance()).isZero();
    }

    @Test
    void missing_vitals_are_simulated_from_seed_and_name() throws UnreadableRowException {
        StatusEvent event = assembler.assemble(values("a", "0", "40", "-74"));

        assertThat(event.healthPoints()).isBetween(110, 250);
        assertThat(event.magicPoints()).isBetween(110, 250);
        assertThat(assembler(1).assemble(values("a", "0", "40", "-74"))).isEqualTo(event);
        assertThat(assembler(2).assemble(values("a", "0", "40", "-74"))).isNotEqualTo(event);
        assertThat(assembler(1).assemble(values("b", "0", "40", "-74")).healthPoints() * 1_000
                        + assembler(1).assemble(values("b", "0", "40", "-74")).magicPoints())
                .isNotEqualTo(event.healthPoints() * 1_000 + event.magicPoints());
    }

    @Test
    void simulated_vitals_wander_with_event_time_and_stay_as_they_are_when_it_goes_back()
            throws UnreadableRowException {
        StatusEvent first = assembler.assemble(values("a", "1000", "40", "-74"));
        StatusEvent later = assembler.assemble(values("a", "2000", "40", "-74"));
        StatusEvent earlier = assembler.assemble(values("a", "1500", "40", "-74"));

        assertThat(later.healthPoints()).isNotEqualTo(first.healthPoints());
        assertThat(earlier.healthPoints()).isEqualTo(later.healthPoints());
    }

    @Test
    void one_recorded_vital_leaves_the_other_simulated() throws UnreadableRowException {
        StatusEvent event = assembler.assemble(with(values("a", "0", "40", "-74"), EventField.HEALTH_POINTS, "7"));

        assertThat(event.healthPoints()).isEqualTo(7);
        assertThat(event.magicPoints()).isBetween(110, 250);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LATITUDE | 91 | Latitude must be in [-90, 90] degrees: 91.0",
                "LATITUDE | NaN | Latitude must be a number: \"NaN\"",
                "LATITUDE | 0x1p3 | Latitude must be a number: \"0x1p3\"",
                "LATITUDE | 40.7f | Latitude must be a number: \"40.7f\"",
                "LATITUDE | 40,7 | Latitude must be a number: \"40,7\"",
                "LATITUDE | . | Latitude must be a number: \".\"",
                "LONGITUDE | -180.1 | Longitude must be in [-180, 180] degrees: -180.1",
                "LONGITUDE | 1e999 | Longitude must be in [-180, 180] degrees: Infinity",
                "DISTANCE | -0.1 | Distance must be in [0, 1000000000000] metres: -0.1",
                "HEALTH_POINTS | 100.5 | HealthPoints must be a whole number in [0, 2147483647]: \"100.5\"",
                "HEALTH_POINTS | -1 | HealthPoints must be a whole number in [0, 2147483647]: \"-1\"",
                "MAGIC_POINTS | 2147483648 | MagicPoints must be a whole number in [0, 2147483647]: \"2147483648\"",
                "MAGIC_POINTS | Infinity | MagicPoints must be a number: \"Infinity\"",
            })
    void value_that_breaks_a_rule_is_refused(EventField field, String value, String reason) {
        assertThatThrownBy(() -> assembler.assemble(with(complete(), field, value)))
                .isInstanceOf(UnreadableRowException.class)
                .hasMessage(reason);
    }

    @Test
    void missing_field_that_every_event_needs_is_refused() {
        for (EventField field : EventField.values()) {
            Map<EventField, String> values = complete();
            values.remove(field);
            if (field.isRequired()) {
                assertThatThrownBy(() -> assembler.assemble(values))
                        .hasMessage(field.eventName() + " must not be missing");
            }
        }
    }

    @Test
    void name_that_is_too_long_or_no_unicode_is_refused() {
        assertThatThrownBy(() -> assembler.assemble(with(complete(), EventField.NAME, "x".repeat(65))))
                .hasMessageStartingWith("Name must have 1 to 64 characters");
        assertThatThrownBy(() -> assembler.assemble(with(complete(), EventField.NAME, "\uD83E")))
                .hasMessageStartingWith("Name must be valid Unicode");
    }

    @Test
    void negative_zero_is_zero() throws UnreadableRowException {
        StatusEvent event = assembler.assemble(with(complete(), EventField.DISTANCE, "-0.0"));

        assertThat(Double.doubleToRawLongBits(event.distance())).isZero();
    }
}
