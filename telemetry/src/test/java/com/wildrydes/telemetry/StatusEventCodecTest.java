package com.wildrydes.telemetry;

import static com.wildrydes.telemetry.Events.ARRIVAL_MS;
import static com.wildrydes.telemetry.Events.SHADOWFAX;
import static com.wildrydes.telemetry.Events.SHADOWFAX_JSON;
import static com.wildrydes.telemetry.Events.decode;
import static com.wildrydes.telemetry.Events.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusEventCodecTest {

    @Test
    void an_event_is_one_line_of_json_with_its_fields_in_order() {
        assertThat(new String(StatusEventCodec.encode(SHADOWFAX), StandardCharsets.UTF_8))
                .isEqualTo(SHADOWFAX_JSON);
    }

    @Test
    void the_line_reads_back_as_the_event() {
        assertThat(decode(SHADOWFAX_JSON)).isEqualTo(new Decoded.Valid(SHADOWFAX));
    }

    @Test
    void an_event_is_written_and_read_in_the_middle_of_an_array() {
        byte[] target = new byte[1000];
        int end = StatusEventCodec.encode(SHADOWFAX, target, 100);

        assertThat(end).isEqualTo(100 + utf8(SHADOWFAX_JSON).length);
        assertThat(target).startsWith(new byte[100]).endsWith(new byte[1000 - end]);
        assertThat(StatusEventCodec.decode(target, 100, end - 100, ARRIVAL_MS)).isEqualTo(new Decoded.Valid(SHADOWFAX));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 0",
        "-0.0, 0",
        "12.0, 12",
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "-73.9911007, -73.9911007",
        "0.000000001, 0.000000001",
        "1.0E-10, 1.0E-10",
        "89.99999999999999, 89.99999999999999",
        "4.9E-324, 4.9E-324",
    })
    void numbers_are_written_as_the_shortest_decimal(double value, String written) {
        StatusEvent event = new StatusEvent("a", 0, value, 0, 0, 0, 0);
        assertThat(new String(StatusEventCodec.encode(event), StandardCharsets.UTF_8))
                .contains("\"Latitude\":" + written + ",");
    }

    @ParameterizedTest
    @CsvSource({"999999.999999999, 999999.999999999", "1000000.5, 1000000.5", "1.0E12, 1.0E12"})
    void long_distances_are_written_exactly(double metres, String written) {
        StatusEvent event = new StatusEvent("a", 0, 0, 0, metres, 0, 0);
        assertThat(new String(StatusEventCodec.encode(event), StandardCharsets.UTF_8))
                .contains("\"Distance\":" + written + ",");
    }

    @Test
    void the_longest_event_fits_the_stated_length() {
        StatusEvent longest = new StatusEvent(
                "\u0001".repeat(64),
                0,
                -1.2345678901234567E-300,
                -1.2345678901234567E-300,
                1.2345678901234567E-300,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE);
        // One byte of slack: a distance has no sign.
        assertThat(StatusEventCodec.encode(longest)).hasSize(StatusEventCodec.MAX_ENCODED_LENGTH - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "say \"neigh\"",
                "line\nbreak\r\ttab",
                "back\\slash",
                "\u0000\u001f\u007f",
                "Schimmel-Ä",
                "独角兽",
                "🦄",
                " ",
                "</script>\u2028",
            })
    void any_character_may_be_in_a_name(String name) {
        StatusEvent event = new StatusEvent(name, 0, 1, 2, 3, 4, 5);
        byte[] encoded = StatusEventCodec.encode(event);

        assertThat(decode(encoded)).isEqualTo(new Decoded.Valid(event));
        assertThat(new String(encoded, StandardCharsets.UTF_8).indexOf('\n')).isEqualTo(encodedChars(encoded) - 1);
    }

    @Test
    void a_name_has_up_to_64_code_points_whatever_their_length() {
        StatusEvent event = new StatusEvent("🦄".repeat(64), 0, 1, 2, 3, 4, 5);
        assertThat(decode(StatusEventCodec.encode(event))).isEqualTo(new Decoded.Valid(event));
    }

    @Test
    void an_event_that_breaks_a_rule_is_not_written() {
        StatusEvent event = new StatusEvent("a", 0, 91, 2, 3, 4, 5);
        assertThatThrownBy(() -> StatusEventCodec.encode(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Latitude must be in [-90, 90] degrees: 91.0");
    }

    @Test
    void fields_may_come_in_any_order_with_white_space() {
        assertThat(decode("""

                 {
                   "MagicPoints" : 149, "HealthPoints" : 150, "Distance" : 12.25,
                \t"Longitude" : -73.9911, "Latitude" : 40.7359,
                   "StatusTime" : "2026-07-21 09:15:00.123", "Name" : "Shadowfax"
                 }\r

                """)).isEqualTo(new Decoded.Valid(SHADOWFAX));
    }

    @Test
    void a_line_without_its_end_is_read() {
        assertThat(decode(SHADOWFAX_JSON.stripTrailing())).isEqualTo(new Decoded.Valid(SHADOWFAX));
    }

    @Test
    void field_names_and_values_may_be_written_with_escapes() {
        assertThat(decode(SHADOWFAX_JSON
                        .replace("Name", "N\\u0061me")
                        .replace("Shadowfax", "\\u0053hadow\\u0066ax")
                        .replace("2026", "\\u0032026")))
                .isEqualTo(new Decoded.Valid(SHADOWFAX));
    }

    @Test
    void a_surrogate_pair_may_be_written_with_escapes() {
        assertThat(decode(SHADOWFAX_JSON.replace("Shadowfax", "\\ud83e\\udd84")))
                .isEqualTo(new Decoded.Valid(new StatusEvent(
                        "🦄",
                        SHADOWFAX.statusTimeMs(),
                        SHADOWFAX.latitude(),
                        SHADOWFAX.longitude(),
                        SHADOWFAX.distance(),
                        SHADOWFAX.healthPoints(),
                        SHADOWFAX.magicPoints())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "null",
                "\"a string with a lone surrogate \\\\ud800\"",
                "[]",
                "{\"Name\":\"inner\",\"Latitude\":[{\"Latitude\":91}]}",
                "1e999",
            })
    void unknown_fields_are_ignored_whatever_they_hold(String value) {
        String extra = "\"Rider\":" + value + ",\"name\":" + value + ",";
        assertThat(decode(SHADOWFAX_JSON.replace("\"Latitude\"", extra + "\"Latitude\"")))
                .isEqualTo(new Decoded.Valid(SHADOWFAX));
    }

    @Test
    void unknown_fields_are_ignored_up_to_a_nesting_of_1000() {
        String nested = "[".repeat(999) + "]".repeat(999);
        assertThat(decode(SHADOWFAX_JSON.replace("\"Latitude\"", "\"Rider\":" + nested + ",\"Latitude\"")))
                .isEqualTo(new Decoded.Valid(SHADOWFAX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"150", "150.0", "1.5e2", "15E1", "1500000e-4"})
    void a_whole_number_may_be_written_in_any_way(String points) {
        assertThat(decode(SHADOWFAX_JSON.replace("150", points))).isEqualTo(new Decoded.Valid(SHADOWFAX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "0.0", "-0.0", "-0e5", "1e-999"})
    void every_zero_is_the_same_zero(String zero) {
        StatusEvent event = new StatusEvent("Shadowfax", SHADOWFAX.statusTimeMs(), 0.0, 0.0, 0.0, 150, 149);
        String json = SHADOWFAX_JSON
                .replace("40.7359", zero)
                .replace("-73.9911", zero)
                .replace("12.25", zero);
        assertThat(decode(json)).isEqualTo(new Decoded.Valid(event));
    }

    @Test
    void an_event_counts_however_old_it_is() {
        assertThat(decode(SHADOWFAX_JSON.replace("2026-07-21 09:15:00.123", "0000-01-01 00:00:00.000")))
                .isInstanceOf(Decoded.Valid.class);
    }

    @Test
    void an_event_may_be_exactly_a_day_ahead_of_its_arrival() {
        StatusEvent event = new StatusEvent("a", ARRIVAL_MS + 86_400_000, 1, 2, 3, 4, 5);
        assertThat(decode(StatusEventCodec.encode(event))).isEqualTo(new Decoded.Valid(event));
    }

    private static int encodedChars(byte[] encoded) {
        return new String(encoded, StandardCharsets.UTF_8).length();
    }
}
