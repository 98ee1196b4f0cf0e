package com.wildrydes.producer.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeParserTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static Instant utc(String text) throws UnreadableRowException {
        return Instant.ofEpochMilli(new EventTimeParser(ZoneOffset.UTC).parse(text));
    }

    private static Instant newYork(String text) throws UnreadableRowException {
        return Instant.ofEpochMilli(new EventTimeParser(NEW_YORK).parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-21T09:15:00.250Z,       2026-07-21T09:15:00.250Z",
        "2026-07-21T09:15:00.25z,        2026-07-21T09:15:00.250Z",
        "2026-07-21T09:15:00+02:00,      2026-07-21T07:15:00Z",
        "2026-07-21T09:15:00-0400,       2026-07-21T13:15:00Z",
        "2026-07-21 09:15:00+02,         2026-07-21T07:15:00Z",
        "2026-07-21 09:15:00.250,        2026-07-21T09:15:00.250Z",
        "2026-07-21 09:15:00,            2026-07-21T09:15:00Z",
        "2026-07-21T09:15,               2026-07-21T09:15:00Z",
        "'2026-07-21 09:15:00 +02:00',   2026-07-21T07:15:00Z",
        "'2026-07-21 09:15:00 +02',      2026-07-21T07:15:00Z",
        "'2026-07-21 09:15 +02:00',      2026-07-21T07:15:00Z",
        "2026-07-21 09:15:00.25Z,        2026-07-21T09:15:00.250Z",
        "' 2026-07-21 09:15:00 ',        2026-07-21T09:15:00Z",
        "2026-07-21T09:15:00.123456789Z, 2026-07-21T09:15:00.123Z",
        "1969-12-31T23:59:59.9999Z,      1969-12-31T23:59:59.999Z",
        "2024-02-29 00:00:00,            2024-02-29T00:00:00Z",
        "1784625300,                     2026-07-21T09:15:00Z",
        "1784625300.25,                  2026-07-21T09:15:00.250Z",
        "1784625300.2509,                2026-07-21T09:15:00.250Z",
        "1784625300250,                  2026-07-21T09:15:00.250Z",
        "1784625300250.9,                2026-07-21T09:15:00.250Z",
        "0,                              1970-01-01T00:00:00Z",
        "-1.5,                           1969-12-31T23:59:58.500Z",
        "99999999999,                    5138-11-16T09:46:39Z",
        "100000000000,                   1973-03-03T09:46:40Z",
    })
    void every_form_of_time_is_read(String text, Instant expected) throws UnreadableRowException {
        assertThat(utc(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-30 00:00:00",
                "2026-02-30 00:00:00.000",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-07-21T24:00:00Z",
                "2026-07-21T09:60:00Z",
                "2026-07-21T09:15:60Z",
                "2026-07-21",
                "2026-07-21  09:15:00",
                "2026-07-21T 09:15:00",
                "2026-07-2109:15:00",
                "21.07.2026 09:15:00",
                "07/21/2026 09:15",
                "2026-07-21T09:15:00+25:00",
                "NaN",
                "1e9",
                "0x10",
                "1784625300,25",
            })
    void time_of_another_form_is_refused_with_its_value(String text) {
        assertThatThrownBy(() -> utc(text))
                .isInstanceOf(UnreadableRowException.class)
                .hasMessageStartingWith("StatusTime must be a time that exists")
                .hasMessageEndingWith("\"" + text + "\"");
    }

    @Test
    void microseconds_since_the_epoch_are_refused() {
        assertThatThrownBy(() -> utc("1784625300250000"))
                .hasMessage("StatusTime must be seconds or milliseconds since 1970, below 1e14: \"1784625300250000\"");
    }

    @Test
    void time_without_offset_is_in_the_zone() throws UnreadableRowException {
        assertThat(newYork("2026-07-21 09:15:00")).isEqualTo("2026-07-21T13:15:00Z");
        assertThat(newYork("2026-01-21 09:15:00")).isEqualTo("2026-01-21T14:15:00Z");
    }

    @Test
    void zone_does_not_touch_times_that_say_theirs() throws UnreadableRowException {
        assertThat(newYork("2026-07-21T09:15:00Z")).isEqualTo("2026-07-21T09:15:00Z");
        assertThat(newYork("1784625300")).isEqualTo("2026-07-21T09:15:00Z");
    }

    @Test
    void hour_that_comes_twice_is_its_first_coming() throws UnreadableRowException {
        assertThat(newYork("2026-11-01 01:30:00")).isEqualTo("2026-11-01T05:30:00Z");
    }

    @Test
    void hour_that_is_left_out_is_an_hour_later() throws UnreadableRowException {
        assertThat(newYork("2026-03-08 02:30:00")).isEqualTo("2026-03-08T07:30:00Z");
    }

    @Property
    void iso_times_are_read_to_the_millisecond(
            @ForAll @LongRange(min = -62_135_596_800_000L, max = 253_402_300_799_999L) long timeMs)
            throws UnreadableRowException {
        assertThat(utc(Instant.ofEpochMilli(timeMs).toString())).isEqualTo(Instant.ofEpochMilli(timeMs));
    }
}
