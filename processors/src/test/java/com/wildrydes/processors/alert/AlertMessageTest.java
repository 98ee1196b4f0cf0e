package com.wildrydes.processors.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertMessageTest {

    @Test
    void a_message_says_in_a_line_who_needs_help_and_in_json_all_there_is() throws Exception {
        AlertMessage message = message("Shadowfax", 73);
        assertThat(message.subject()).isEqualTo("Shadowfax: health 73, below 100");
        assertThat(new ObjectMapper().readTree(message.body()))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"id":"%s","name":"Shadowfax","vital":"healthPoints","value":73,"threshold":100,
                         "raisedAt":"2026-11-22T12:00:00.000Z","latitude":40.7484,"longitude":-73.9857}
                        """.formatted(message.id())));
    }

    /// A topic refuses another one, and the alert would wait for ever.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shadowfax",
                " ",
                " leading space",
                "line\nbreak\r\ttab",
                "nul\u0000",
                "🦄🦄🦄",
                "أحصنة",
                "<img src=x onerror=alert(1)>",
                "\ud800 lone surrogate",
                "non-character \uffff",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void whatever_a_unicorn_is_called_the_topic_takes_its_message(String name) throws Exception {
        var fall = new Transition.Raised(
                name, Vital.HEALTH, Falls.NOON, Integer.MAX_VALUE - 1, Integer.MAX_VALUE, -90, 180);
        AlertMessage message = AlertMessage.of(AlertId.of(fall), fall);
        assertThat(message.subject()).hasSizeLessThan(100).matches("[!-~][ -~]*");
        assertThat(message.body()).matches("[ -~]+");
        JsonNode body = new ObjectMapper().readTree(message.body());
        assertThat(body.path("name").asText()).isEqualTo(name);
    }

    private static AlertMessage message(String name, int value) {
        var fall = new Transition.Raised(name, Vital.HEALTH, Falls.NOON, value, 100, 40.7484, -73.9857);
        return AlertMessage.of(AlertId.of(fall), fall);
    }
}
