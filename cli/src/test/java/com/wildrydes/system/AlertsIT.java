package com.wildrydes.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.local.faults.Effect;
import com.wildrydes.local.faults.FaultRule;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import com.wildrydes.telemetry.StatusTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;

/// A unicorn's way from a fall to its recovery through the whole system, with everything going wrong and delivered
/// again: one alert, one message.
@SystemTest
class AlertsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final JsonMapper JSON = new JsonMapper();
    private static final long START = StatusTime.parse("2026-01-09 10:00:00.000");
    private static final String FALLEN = "Fallen 🦄";
    private static final String HELPED = "Helped";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private ProjectStack stack;
    private int sent;

    @BeforeEach
    void start() throws Exception {
        stack = ProjectStack.start(data);
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
        stack.close();
    }

    @Test
    void a_fall_is_one_alert_and_one_message_whatever_fails_and_however_often_it_is_delivered() throws Exception {
        stack.faults()
                .set(
                        Seed.VALUE,
                        List.of(
                                FaultRule.of("dynamodb", "PutItem", Effect.THROTTLE)
                                        .withProbability(0.1),
                                FaultRule.of("dynamodb", "PutItem", Effect.CUT_AFTER)
                                        .withProbability(0.1),
                                FaultRule.of("sns", "PublishBatch", Effect.THROTTLE)
                                        .withProbability(0.2),
                                FaultRule.of("sns", "PublishBatch", Effect.CUT_BEFORE)
                                        .withProbability(0.1),
                                FaultRule.of("sns", "PublishBatch", Effect.REFUSE_RECORD)
                                        .withProbability(0.3),
                                FaultRule.of("function", "Live", Effect.DELIVER_TWICE)
                                        .withProbability(0.3),
                                FaultRule.of("function", "Live", Effect.CRASH_AFTER_SIDE_EFFECTS)
                                        .after(2)
                                        .times(2)));
        put(FALLEN, 0, 150);
        put(FALLEN, 10, 73);
        put(FALLEN, 11, 60);
        // Late: it says nothing new about now.
        put(FALLEN, 5, 20);
        put(HELPED, 0, 99);
        awaitThat(() -> assertThat(alerts("open")).hasSize(2));
        put(FALLEN, 52, 100);
        put(FALLEN, 53, 140);
        awaitThat(() -> assertThat(alerts("open")).hasSize(1));
        awaitThat(() -> assertThat(published()).isEqualTo(2));
        JsonNode all = alerts("all");
        JsonNode fallen = all.get(0);
        assertThat(fallen.path("name").asText()).isEqualTo(FALLEN);
        assertThat(fallen.path("vital").asText()).isEqualTo("healthPoints");
        assertThat(fallen.path("value").asInt()).isEqualTo(73);
        assertThat(fallen.path("raisedAt").asText()).isEqualTo("2026-01-09T10:00:10.000Z");
        assertThat(fallen.path("resolvedAt").asText()).isEqualTo("2026-01-09T10:00:52.000Z");
        assertThat(fallen.path("durationMs").asLong()).isEqualTo(42_000);

        stack.faults().clear();
        long late = late();
        stack.mapping("Live").replaceBy(mapping -> mapping.batchSize(2).maximumBatchingWindowInSeconds(0));
        awaitThat(() -> assertThat(late() - late).isGreaterThanOrEqualTo(sent));

        assertThat(alerts("all")).isEqualTo(all);
        assertThat(published()).isEqualTo(2);

        String helped = all.get(1).path("id").asText();
        assertThat(acknowledge("POST", helped)).isEqualTo(204);
        assertThat(acknowledge("POST", helped)).isEqualTo(204);
        assertThat(alerts("open").get(0).path("acknowledgedAt").asText()).isNotEmpty();
        assertThat(acknowledge("DELETE", helped)).isEqualTo(204);
        assertThat(alerts("open").get(0).has("acknowledgedAt")).isFalse();
        assertThat(acknowledge("POST", fallen.path("id").asText())).isEqualTo(409);
        assertThat(acknowledge("POST", helped.replace("2026", "2025"))).isEqualTo(404);
        put(HELPED, 7, 130);
        awaitThat(() -> assertThat(alerts("open")).isEmpty());
        assertThat(acknowledge("POST", helped)).isEqualTo(409);
        assertThat(stack.wildrydes("status").out()).containsPattern("alerts +0 open\n");
    }

    /// The whole fleet falls silent after the fall; the invocation is the schedule's.
    @Test
    void what_the_topic_did_not_take_is_published_without_another_event() throws Exception {
        stack.faults().set(Seed.VALUE, List.of(FaultRule.of("sns", "PublishBatch", Effect.FAIL)));
        put(FALLEN, 0, 73);
        awaitThat(() -> assertThat(alerts("open")).hasSize(1));
        awaitThat(() -> assertThat(metric("AlertsWaiting")).isPositive());
        assertThat(published()).isZero();

        stack.faults().clear();
        awaitThat(() -> {
            stack.clients()
                    .lambda()
                    .invoke(invoke ->
                            invoke.functionName("Live").payload(SdkBytes.fromUtf8String("{\"Records\": []}")));
            assertThat(published()).isEqualTo(1);
        });
    }

    private void put(String name, int second, int health) {
        var event = new StatusEvent(name, START + second * 1_000L, 40.75, -73.98, 5, health, 180);
        stack.clients()
                .kinesis()
                .putRecord(put -> put.streamName(RunningStack.STREAM)
                        .partitionKey(name)
                        .data(SdkBytes.fromByteArray(StatusEventCodec.encode(event))));
        sent++;
    }

    /// Events that told Live nothing new.
    private long late() {
        return metric("EventsLate");
    }

    private long metric(String name) {
        return MetricSums.of(stack.clients().cloudWatch(), "Live", List.of(name))
                .get(name);
    }

    private JsonNode alerts(String state) throws IOException, InterruptedException {
        return get(stack.web().resolve("/api/alerts?state=" + state)).path("alerts");
    }

    private long published() throws IOException, InterruptedException {
        return get(stack.clients().endpoint().resolve("/_local/sns"))
                .at("/topics/0/published")
                .asLong();
    }

    private JsonNode get(URI address) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response::body).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private int acknowledge(String method, String id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(stack.web().resolve("/api/alerts/" + id + "/acknowledge"))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    private static void awaitThat(ThrowingRunnable holds) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).untilAsserted(holds);
    }
}
