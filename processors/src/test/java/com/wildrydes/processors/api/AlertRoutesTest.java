package com.wildrydes.processors.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.wildrydes.processors.alert.AlertId;
import com.wildrydes.processors.alert.DynamoDbAlertTable;
import com.wildrydes.processors.alert.Falls;
import com.wildrydes.processors.alert.OnceDelivery;
import com.wildrydes.processors.alert.Transition;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.fixtures.LocalDynamoDb;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertRoutesTest {

    private static final String UNKNOWN = "20261122T120000000Z-h-0123456789abcdef";
    private static LocalDynamoDb server;

    private TestApi api;

    @BeforeAll
    static void start() throws Exception {
        server = LocalDynamoDb.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @BeforeEach
    void wire() {
        api = new TestApi(server.clients());
    }

    @Test
    void an_open_alert_is_listed_with_all_its_fields() {
        deliver(Falls.fall("Shadowfax", Falls.NOON));
        Answer answer = api.get("/api/alerts");
        assertThat(answer.text())
                .isEqualTo("{\"asOf\":\"2026-07-21T09:15:00.000Z\",\"alerts\":[{\"id\":\"" + id("Shadowfax", Falls.NOON)
                        + "\",\"name\":\"Shadowfax\",\"vital\":\"healthPoints\",\"value\":73,\"threshold\":100,"
                        + "\"raisedAt\":\"2026-11-22T12:00:00.000Z\",\"latitude\":40.7484,\"longitude\":-73.9857}]}");
    }

    @Test
    void a_closed_alert_is_in_the_history_with_its_duration() {
        deliver(Falls.fall("Shadowfax", Falls.NOON), Falls.recovery("Shadowfax", Falls.NOON, Falls.NOON + 42_000));
        assertThat(api.get("/api/alerts?state=open").json().get("alerts")).isEmpty();
        JsonNode alert = api.get("/api/alerts?state=all").json().get("alerts").get(0);
        assertThat(alert.get("resolvedAt").textValue()).isEqualTo("2026-11-22T12:00:42.000Z");
        assertThat(alert.get("durationMs").longValue()).isEqualTo(42_000);
    }

    @Test
    void a_list_goes_on_where_the_page_before_ended() {
        for (int i = 0; i < 5; i++) {
            deliver(Falls.fall("Unicorn " + i, Falls.NOON + 1_000 * i));
        }
        for (String state : List.of("open", "all")) {
            JsonNode first = api.get("/api/alerts?limit=2&state=" + state).json();
            assertThat(first.get("alerts").findValuesAsText("name")).containsExactly("Unicorn 4", "Unicorn 3");
            JsonNode rest = api.get("/api/alerts?state=" + state + "&before="
                            + first.get("next").textValue())
                    .json();
            assertThat(rest.get("alerts").findValuesAsText("name"))
                    .containsExactly("Unicorn 2", "Unicorn 1", "Unicorn 0");
            assertThat(rest.has("next")).isFalse();
        }
    }

    @Test
    void an_alert_is_acknowledged_and_the_acknowledgement_taken_back() {
        deliver(Falls.fall("Shadowfax", Falls.NOON));
        String path = acknowledgement("Shadowfax");
        Answer done = api.send("POST", path, Map.of());
        assertThat(done.status()).isEqualTo(204);
        assertThat(done.body()).isEmpty();
        assertThat(onlyAlert().get("acknowledgedAt").textValue()).isEqualTo("2026-07-21T09:15:00.000Z");
        assertThat(api.send("DELETE", path, Map.of()).status()).isEqualTo(204);
        assertThat(onlyAlert().has("acknowledgedAt")).isFalse();
        assertThat(api.send("DELETE", path, Map.of()).status()).isEqualTo(204);
    }

    @Test
    void two_operators_who_acknowledge_at_once_both_succeed_and_the_first_time_stays() throws Exception {
        deliver(Falls.fall("Shadowfax", Falls.NOON));
        var barrier = new CyclicBarrier(8);
        Callable<Integer> operator = () -> {
            barrier.await();
            return api.send("POST", acknowledgement("Shadowfax"), Map.of()).status();
        };
        try (var operators = Executors.newFixedThreadPool(8)) {
            for (var answer : operators.invokeAll(Collections.nCopies(8, operator))) {
                assertThat(answer.get()).isEqualTo(204);
            }
        }
        api.pass(Duration.ofMinutes(1));
        assertThat(api.send("POST", acknowledgement("Shadowfax"), Map.of()).status())
                .isEqualTo(204);
        assertThat(onlyAlert().get("acknowledgedAt").textValue()).isEqualTo("2026-07-21T09:15:00.000Z");
    }

    @Test
    void a_closed_alert_cannot_be_acknowledged() {
        deliver(Falls.fall("Shadowfax", Falls.NOON), Falls.recovery("Shadowfax", Falls.NOON, Falls.NOON + 42_000));
        for (String method : List.of("POST", "DELETE")) {
            Answer answer = api.send(method, acknowledgement("Shadowfax"), Map.of());
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.detail()).startsWith("the alert is closed");
        }
    }

    @Test
    void an_unknown_alert_is_not_found() {
        for (String id : List.of(UNKNOWN, "nonsense", "20261322T120000000Z-h-0123456789abcdef")) {
            Answer answer = api.send("POST", "/api/alerts/" + id + "/acknowledge", Map.of());
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.detail()).isEqualTo("there is no alert " + id);
        }
    }

    @Test
    void another_sites_page_cannot_acknowledge() {
        deliver(Falls.fall("Shadowfax", Falls.NOON));
        String path = acknowledgement("Shadowfax");
        for (Map<String, String> headers : List.of(
                Map.of("sec-fetch-site", "cross-site"),
                Map.of("sec-fetch-site", "same-site", "origin", "https://other.example.com"),
                Map.of("origin", "https://other.example.com"),
                Map.of("origin", "null"))) {
            assertThat(api.send("POST", path, headers).status())
                    .as(headers.toString())
                    .isEqualTo(403);
        }
        assertThat(onlyAlert().has("acknowledgedAt")).isFalse();
        assertThat(api.send("POST", path, Map.of("sec-fetch-site", "same-origin"))
                        .status())
                .isEqualTo(204);
        assertThat(api.send("POST", path, Map.of("origin", "https://abc.execute-api.us-east-1.amazonaws.com"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        assertThat(api.get("/api/alerts?state=closed").detail()).isEqualTo("state must be open or all: closed");
        assertThat(api.get("/api/alerts?limit=501").detail())
                .isEqualTo("limit must be a whole number from 1 to 500: 501");
        assertThat(api.get("/api/alerts?before=yesterday").detail())
                .isEqualTo("before must be an alert's id, as next of the answer before: yesterday");
    }

    private JsonNode onlyAlert() {
        JsonNode alerts = api.get("/api/alerts?state=all").json().get("alerts");
        assertThat(alerts).hasSize(1);
        return alerts.get(0);
    }

    private static String acknowledgement(String name) {
        return "/api/alerts/" + id(name, Falls.NOON) + "/acknowledge";
    }

    private static String id(String name, long fallMs) {
        return AlertId.of(Falls.fall(name, fallMs)).text();
    }

    /// As Live delivers them.
    private void deliver(Transition... transitions) {
        var random = new Random(1);
        new OnceDelivery(
                        new DynamoDbAlertTable(api.clients().dynamoDb(), api.alertsTable()),
                        messages -> List.of(),
                        Duration.ofDays(36_500),
                        new Retry(random, pause -> {}),
                        random::nextLong,
                        api::now,
                        4)
                .deliver(List.of(transitions), Deadline.in(Duration.ofMinutes(1), System::nanoTime));
    }
}
