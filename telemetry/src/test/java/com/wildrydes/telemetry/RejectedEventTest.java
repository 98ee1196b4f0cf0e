package com.wildrydes.telemetry;

import static com.wildrydes.telemetry.Events.ARRIVAL_MS;
import static com.wildrydes.telemetry.Events.SHADOWFAX_JSON;
import static com.wildrydes.telemetry.Events.decode;
import static com.wildrydes.telemetry.Events.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is no event, and the reason that is given for it.
class RejectedEventTest {

    private static final String TIME = "2026-07-21 09:15:00.123";

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t \n"})
    void an_empty_record(String record) {
        assertThat(reason(record)).isEqualTo("must be a JSON object: the record is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "null", "\"Name\"", "Name,StatusTime", "\uFEFF{}", "\u0000{}"})
    void what_does_not_start_as_an_object(String record) {
        assertThat(reason(record)).startsWith("must be a JSON object in UTF-8, from '{' on: \"");
    }

    @Test
    void other_encodings() {
        for (var encoding : new Charset[] {
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_32BE,
            StandardCharsets.UTF_32LE
        }) {
            assertThat(reason(SHADOWFAX_JSON.getBytes(encoding)))
                    .startsWith("must be a JSON object in UTF-8, from '{' on: \"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | must be JSON: ends too early",
                "{\"Name\" | must be JSON: ends too early",
                "{\"Name\":\"Sha | must be JSON: ends too early, near",
                "{\"Name\":\"a\",\"Latitude\":4 | must be JSON: ends too early",
                "{Name:\"a\"} | must be JSON: malformed near byte",
                "{'Name':'a'} | must be JSON: malformed near byte",
                "{\"Name\":\"a\",} | must be JSON: malformed near byte",
                "{\"Name\" \"a\"} | must be JSON: malformed near byte",
                "{\"Latitude\":01} | must be JSON: malformed near",
                "{\"Latitude\":+1} | must be JSON: malformed near",
                "{\"Latitude\":.5} | must be JSON: malformed near",
                "{\"Latitude\":5.} | must be JSON: malformed near",
                "{\"Latitude\":0x1F} | must be JSON: malformed",
                "{\"Name\":\"\\x\"} | must be JSON: malformed near",
                "{\"Name\":\"\\u12\"} | must be JSON: malformed near",
                "{/* */} | must be JSON: malformed",
                "{\"Rider\":tru} | must be JSON: malformed",
                "{\"Rider\":[1,2} | must be JSON: malformed",
            })
    void malformed_json(String record, String reason) {
        assertThat(reason(record)).startsWith(reason);
    }

    @Test
    void a_raw_line_break_within_a_string() {
        assertThat(reason(SHADOWFAX_JSON.replace("Shadowfax", "Shadow\nfax")))
                .startsWith("must be JSON: malformed near byte 16: ");
    }

    @Test
    void every_truncation_of_an_event() {
        byte[] whole = utf8(SHADOWFAX_JSON.strip());
        for (int length = 0; length < whole.length; length++) {
            assertThat(decode(Arrays.copyOf(whole, length))).isInstanceOf(Decoded.Rejected.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "F0 9F A6", // an emoji without its last byte
                "C3", // the first of two bytes
                "FF", // never in UTF-8
                "80", // a continuation of nothing
                "C0 A2", // a quote in an overlong form
                "E0 80 AF", // a slash in an overlong form
                "ED A0 80", // half a surrogate pair
                "ED A0 BE ED B6 84", // a surrogate pair, each half on its own
                "F4 90 80 80", // beyond U+10FFFF
            })
    void malformed_utf8(String bytes) {
        byte[] malformed = bytes(bytes);
        assertThat(reason(withName(malformed))).startsWith("must be UTF-8: malformed at byte 9: \"");
        assertThat(reason(concat(utf8(SHADOWFAX_JSON), malformed)))
                .startsWith("must be UTF-8: malformed at byte " + utf8(SHADOWFAX_JSON).length);
    }

    @Test
    void a_record_that_ends_within_a_character() {
        byte[] record = utf8("{\"Name\":\"🦄");
        assertThat(reason(Arrays.copyOf(record, record.length - 1))).startsWith("must be UTF-8: malformed at byte 9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"}", "{}", "x", "null", ",", "\u0000"})
    void data_after_the_object(String more) {
        assertThat(reason(SHADOWFAX_JSON + more)).startsWith("must be one JSON object: more follows it, near byte ");
    }

    @Test
    void two_events_in_one_record() {
        assertThat(reason(SHADOWFAX_JSON + SHADOWFAX_JSON)).startsWith("must be one JSON object: more follows it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name", "StatusTime", "Latitude", "Longitude", "Distance", "HealthPoints", "MagicPoints"})
    void a_missing_field(String field) {
        assertThat(reason(SHADOWFAX_JSON.replace(field, field.toLowerCase(Locale.ROOT))))
                .isEqualTo(field + " must be given: is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name", "StatusTime", "Latitude", "Longitude", "Distance", "HealthPoints", "MagicPoints"})
    void a_repeated_field_even_with_the_same_value(String field) {
        String members =
                SHADOWFAX_JSON.strip().substring(1, SHADOWFAX_JSON.strip().length() - 1);
        String twice = Arrays.stream(members.split(",(?=\")"))
                .filter(member -> member.startsWith("\"" + field))
                .findFirst()
                .orElseThrow();
        assertThat(reason("{" + members + "," + twice + "}")).isEqualTo(field + " must be given once: is repeated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | Name must be a string: 7",
                "null | Name must be a string: null",
                "true | Name must be a string: true",
                "[\"a\"] | Name must be a string: an array",
                "{} | Name must be a string: an object",
            })
    void a_name_that_is_no_string(String value, String reason) {
        assertThat(reason(SHADOWFAX_JSON.replace("\"Shadowfax\"", value))).isEqualTo(reason);
    }

    @Test
    void an_empty_name() {
        assertThat(reason(SHADOWFAX_JSON.replace("Shadowfax", "")))
                .isEqualTo("Name must have 1 to 64 characters: has 0: \"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ä", "🦄"})
    void a_name_of_65_characters(String character) {
        assertThat(reason(SHADOWFAX_JSON.replace("Shadowfax", character.repeat(65))))
                .startsWith("Name must have 1 to 64 characters: has 65: \"" + character);
    }

    @Test
    void a_name_of_a_million_characters_is_shown_shortened() {
        assertThat(reason(SHADOWFAX_JSON.replace("Shadowfax", "x".repeat(1_000_000))))
                .isEqualTo("Name must have 1 to 64 characters: has 1000000: \"" + "x".repeat(80)
                        + "\"… (1000000 characters)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "a\\ud83e", "\\udd84\\ud83e", "\\ud83ex\\udd84"})
    void a_name_with_a_lone_surrogate(String name) {
        assertThat(reason(SHADOWFAX_JSON.replace("Shadowfax", name)))
                .startsWith("Name must be valid Unicode, without half surrogate pairs: \"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-07-21",
                "2026-07-21T09:15:00.123",
                "2026-07-21T09:15:00.123Z",
                "2026-07-21 09:15:00",
                "2026-07-21 09:15:00.1",
                "2026-07-21 09:15:00.1234",
                "2026-07-21 09:15:00,123",
                "2026-7-21 9:15:00.12345",
                "21/07/2026 09:15:00.123",
                "+026-07-21 09:15:00.123",
                "-026-07-21 09:15:00.123",
                "12026-07-21 09:15:00.12",
                "2026-07-21 09:15:00.12x",
                "1784625300123",
                "2026-02-30 09:15:00.123",
                "2026-02-29 09:15:00.123",
                "2100-02-29 09:15:00.123",
                "2026-04-31 09:15:00.123",
                "2026-00-21 09:15:00.123",
                "2026-13-21 09:15:00.123",
                "2026-07-00 09:15:00.123",
                "2026-07-32 09:15:00.123",
                "2026-07-21 24:00:00.000",
                "2026-07-21 09:60:00.123",
                "2016-12-31 23:59:60.000",
                "２０２６-07-21 09:15:00.123",
                "2026-07-21 09:15:00.1🦄",
                "2026-07-21 09:15:00.12🦄",
                "🦄26-07-21 09:15:00.123",
            })
    void a_time_of_another_format_or_that_does_not_exist(String time) {
        assertThat(reason(SHADOWFAX_JSON.replace(TIME, time)))
                .isEqualTo("StatusTime must be a UTC time that exists, as yyyy-MM-dd HH:mm:ss.SSS: the string \"" + time
                        + "\"");
    }

    @Test
    void a_time_as_a_number() {
        assertThat(reason(SHADOWFAX_JSON.replace("\"" + TIME + "\"", "1784625300123")))
                .isEqualTo("StatusTime must be a string: 1784625300123");
    }

    @Test
    void a_time_more_than_a_day_after_the_arrival() {
        String reason = reason(SHADOWFAX_JSON.replace(TIME, StatusTime.format(ARRIVAL_MS + 86_400_001)));
        assertThat(reason)
                .isEqualTo("StatusTime must be at most one day after the arrival, 2026-07-21 12:00:00.000:"
                        + " 2026-07-22 12:00:00.001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "91 | Latitude must be in [-90, 90] degrees: 91.0",
                "90.00000000000002 | Latitude must be in [-90, 90] degrees: 90.00000000000001",
                "-90.1 | Latitude must be in [-90, 90] degrees: -90.1",
                "1e999 | Latitude must be in [-90, 90] degrees: Infinity",
                "-1e999 | Latitude must be in [-90, 90] degrees: -Infinity",
                "\"40.7\" | Latitude must be a number: the string \"40.7\"",
                "null | Latitude must be a number: null",
                "false | Latitude must be a number: false",
                "[40.7] | Latitude must be a number: an array",
            })
    void a_latitude_out_of_range_or_that_is_no_number(String latitude, String reason) {
        assertThat(reason(SHADOWFAX_JSON.replace("40.7359", latitude))).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "nan", "+Infinity"})
    void a_number_that_json_does_not_have(String number) {
        assertThat(reason(SHADOWFAX_JSON.replace("40.7359", number))).startsWith("must be JSON: malformed near byte ");
    }

    @Test
    void a_longitude_out_of_range() {
        assertThat(reason(SHADOWFAX_JSON.replace("-73.9911", "180.5")))
                .isEqualTo("Longitude must be in [-180, 180] degrees: 180.5");
    }

    @ParameterizedTest
    @CsvSource({"-0.001, -0.001", "1000000000001, 1.000000000001E12", "1e999, Infinity"})
    void a_distance_out_of_range(String distance, String shown) {
        assertThat(reason(SHADOWFAX_JSON.replace("12.25", distance)))
                .isEqualTo("Distance must be in [0, 1000000000000] metres: " + shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "2147483648", "1e10", "1e999", "99999999999999999999"})
    void points_that_are_no_whole_number_in_range(String points) {
        assertThat(reason(SHADOWFAX_JSON.replace("150", points)))
                .isEqualTo("HealthPoints must be a whole number in [0, 2147483647]: " + points);
        assertThat(reason(SHADOWFAX_JSON.replace("149", points)))
                .isEqualTo("MagicPoints must be a whole number in [0, 2147483647]: " + points);
    }

    @Test
    void a_megabyte_of_nesting() {
        for (String open : new String[] {"[", "{\"a\":"}) {
            String nested = "{\"Name\":" + open.repeat(1_000_000 / open.length());
            String extra = "{\"Rider\":" + open.repeat(1_000_000 / open.length());
            assertThat(reason(nested)).startsWith("Name must be a string: an ");
            assertThat(reason(extra)).startsWith("must be nested at most 1000 deep");
        }
    }

    @Test
    void a_number_of_a_megabyte() {
        assertThat(reason(SHADOWFAX_JSON.replace("40.7359", "1".repeat(1_000_000))))
                .startsWith("must be nested at most 1000 deep, with numbers of at most 1000");
    }

    @Test
    void a_field_name_of_a_megabyte() {
        assertThat(reason("{\"" + "x".repeat(1_000_000) + "\":1}"))
                .startsWith(
                        "must be nested at most 1000 deep, with numbers of at most 1000 and field names of at most 1000");
    }

    @Test
    void a_damaged_aggregated_record() {
        byte[] record = concat(bytes("F3 89 9A C2"), utf8(SHADOWFAX_JSON));
        assertThat(reason(record))
                .isEqualTo("must be a JSON object: has the magic bytes of an aggregated record, whose MD5 or message is"
                        + " damaged");
    }

    @Test
    void a_range_outside_the_array_is_the_callers_fault() {
        assertThatThrownBy(() -> StatusEventCodec.decode(new byte[10], 5, 6, ARRIVAL_MS))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static String reason(String record) {
        return reason(utf8(record));
    }

    private static String reason(byte[] record) {
        Decoded decoded = decode(record);
        assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
        String reason = ((Decoded.Rejected) decoded).reason();
        assertThat(reason).hasSizeLessThan(300).doesNotContain("\n");
        return reason;
    }

    private static byte[] withName(byte[] name) {
        byte[] json = utf8(SHADOWFAX_JSON);
        int at = "{\"Name\":\"".length();
        return concat(
                concat(Arrays.copyOf(json, at), name),
                Arrays.copyOfRange(json, at + "Shadowfax".length(), json.length));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
