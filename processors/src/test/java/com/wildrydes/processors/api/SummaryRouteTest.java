package com.wildrydes.processors.api;

import static com.wildrydes.processors.api.TestFleet.unicorn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.wildrydes.processors.fixtures.LocalDynamoDb;
import com.wildrydes.processors.fleet.UnicornState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

class SummaryRouteTest {

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
    void an_empty_fleet_has_figures_and_nothing_made_up() {
        assertThat(api.get("/api/summary").text())
                .isEqualTo("{\"asOf\":\"2026-07-21T09:15:00.000Z\",\"active\":0,\"gone\":0,\"alertsOpen\":0,"
                        + "\"eventsPerSecond\":0.0,\"distanceToday\":0.0}");
    }

    @Test
    void figures_are_summed_over_all_blocks() throws Exception {
        Instant longAgo = api.now().minusSeconds(60);
        api.fleet().put(longAgo, unicorn("Gone", longAgo));
        Instant now = api.now();
        long fall = now.minusSeconds(5).toEpochMilli();
        api.fleet()
                .put(
                        now,
                        now.minusMillis(240),
                        List.of(
                                unicorn("Bill", now.minusMillis(500)),
                                new UnicornState(
                                        "Low",
                                        now.minusSeconds(1).toEpochMilli(),
                                        0,
                                        0,
                                        90,
                                        80,
                                        0,
                                        Double.NaN,
                                        now.toEpochMilli(),
                                        0,
                                        fall,
                                        fall)));
        JsonNode figures = api.get("/api/summary").json();
        assertThat(figures.get("active").intValue()).isEqualTo(2);
        assertThat(figures.get("gone").intValue()).isEqualTo(1);
        assertThat(figures.get("alertsOpen").intValue()).isEqualTo(2);
        assertThat(figures.get("lagMs").longValue()).isEqualTo(240);
        assertThat(figures.get("distanceToday").doubleValue()).isEqualTo(4.5);
        assertThat(figures.get("newestStatusTime").textValue()).isEqualTo("2026-07-21T09:14:59.500Z");
        assertThat(figures.get("lastArrival").textValue()).isEqualTo("2026-07-21T09:14:59.760Z");
        assertThat(figures.get("eventsPerSecond").doubleValue()).isBetween(1.9, 2.1);
    }

    @Test
    void the_rate_fades_when_nothing_comes() throws Exception {
        api.fleet().put(api.now(), unicorn("Bill", api.now()), unicorn("Jill", api.now()));
        api.pass(Duration.ofSeconds(60));
        assertThat(api.get("/api/summary").json().get("eventsPerSecond").doubleValue())
                .isZero();
    }

    @Test
    void counters_come_from_cloudwatch_once_a_minute() {
        var asked = new ArrayList<GetMetricDataRequest>();
        api.with(new Metrics(asked));
        JsonNode counters = api.get("/api/summary").json().get("counters");
        assertThat(counters.toString())
                .isEqualTo("{\"received\":14,\"counted\":13,\"duplicates\":15,\"quarantined\":17,"
                        + "\"since\":\"2026-07-20T10:00:00.000Z\"}");
        api.pass(Duration.ofSeconds(59)).get("/api/summary");
        assertThat(asked).hasSize(1);
        api.pass(Duration.ofSeconds(1)).get("/api/summary");
        assertThat(asked).hasSize(2);
        assertThat(asked.getFirst().endTime()).isEqualTo(Instant.parse("2026-07-21T10:00:00Z"));
    }

    @Test
    void a_clock_that_is_set_back_does_not_keep_the_counters() {
        var asked = new ArrayList<GetMetricDataRequest>();
        api.with(new Metrics(asked));
        api.get("/api/summary");
        api.pass(Duration.ofHours(-1)).get("/api/summary");
        assertThat(asked).hasSize(2);
    }

    @Test
    void counters_that_cannot_be_read_are_missing_and_said_to_be_in_the_log() {
        Answer answer = api.get("/api/summary");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("counters")).isFalse();
        assertThat(answer.text()).doesNotContain("secret");
        assertThat(api.log()).contains("the counters cannot be read", "cloudwatch:GetMetricData");
    }

    /// Answers each counter with the length of its name.
    private record Metrics(List<GetMetricDataRequest> asked) implements CloudWatchClient {
        @Override
        public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
            asked.add(request);
            return GetMetricDataResponse.builder()
                    .metricDataResults(request.metricDataQueries().stream()
                            .map(Metrics::result)
                            .toList())
                    .build();
        }

        private static MetricDataResult result(MetricDataQuery query) {
            return MetricDataResult.builder()
                    .id(query.id())
                    .label(query.label())
                    .values(query.label().length() - 1.0, 1.0)
                    .build();
        }

        @Override
        public String serviceName() {
            return "monitoring";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
