package com.wildrydes.telemetry;

import static com.wildrydes.telemetry.Events.ARRIVAL_MS;
import static com.wildrydes.telemetry.Events.SHADOWFAX;
import static com.wildrydes.telemetry.Events.SHADOWFAX_JSON;
import static com.wildrydes.telemetry.Events.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Fields that the format does not name, for who asks for them.
class ExtraFieldsTest {

    @Test
    void an_event_without_unknown_fields_has_no_extra() {
        assertThat(decodeWithExtra(SHADOWFAX_JSON)).isEqualTo(new Decoded.Valid(SHADOWFAX, null));
        assertThat(decodeWithExtra(" " + SHADOWFAX_JSON)).isEqualTo(new Decoded.Valid(SHADOWFAX, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Mood\":\"calm\"",
                "\"Mood\":\"\"",
                "\"\":null",
                "\"a\":true",
                "\"a\":[1, {\"b\" : [ ]}, \"}\"]",
                "\"a\":{ }",
                "\"a\":-0.10e+300",
                "\"a\":1e999",
                "\"a\":12345678901234567890.123456789012345678901",
                "\"\\u0041\\\"\":\"\\ud83e\\udd84\\\\\"",
                "\"einhörnchen 🦄\":\"Ærøskøbing\"",
                "\"name\":\"of another case\""
            })
    void an_unknown_field_is_kept_as_it_is_written_wherever_it_stands(String field) {
        for (String place : new String[] {"\"Name\"", "\"Distance\""}) {
            String json = SHADOWFAX_JSON.replace(place, field + "," + place);
            assertThat(decodeWithExtra("\n " + json)).isEqualTo(new Decoded.Valid(SHADOWFAX, "{" + field + "}"));
        }
        String last = SHADOWFAX_JSON.replace("}", "," + field + "}");
        assertThat(decodeWithExtra(last)).isEqualTo(new Decoded.Valid(SHADOWFAX, "{" + field + "}"));
    }

    @Test
    void several_keep_their_order_and_a_name_may_come_twice() {
        assertThat(decodeWithExtra(SHADOWFAX_JSON
                        .replace("\"Distance\"", "\"b\" : 1 , \"Distance\"")
                        .replace("}", ",\"a\":[ 2 ]\t,\"b\": \"x\" }")))
                .isEqualTo(new Decoded.Valid(SHADOWFAX, "{\"b\" : 1,\"a\":[ 2 ],\"b\": \"x\"}"));
    }

    @Test
    void they_are_not_kept_for_who_does_not_ask() {
        assertThat(Events.decode(SHADOWFAX_JSON.replace("}", ",\"a\":1}"))).isEqualTo(new Decoded.Valid(SHADOWFAX));
    }

    @Test
    void an_event_that_is_rejected_is_rejected_for_the_same_reason() {
        String broken = SHADOWFAX_JSON.replace("150", "-1").replace("}", ",\"a\":\"\\x\"}");
        assertThat(decodeWithExtra(broken)).isEqualTo(Events.decode(broken));
        String unfinished = SHADOWFAX_JSON.replace("}", ",\"a\":\"\\x\"}");
        assertThat(decodeWithExtra(unfinished)).isInstanceOf(Decoded.Rejected.class);
        assertThat(Events.decode(unfinished)).isInstanceOf(Decoded.Rejected.class);
    }

    private static Decoded decodeWithExtra(String json) {
        byte[] data = utf8("before" + json + "after");
        return StatusEventCodec.decodeWithExtra(data, 6, data.length - 11, ARRIVAL_MS);
    }
}
