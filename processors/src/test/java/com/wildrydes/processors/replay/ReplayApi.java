package com.wildrydes.processors.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.wildrydes.processors.fixtures.VirtualTime;
import com.wildrydes.processors.http.HttpEventReader;
import com.wildrydes.processors.http.ProblemException;
import com.wildrydes.processors.http.Request;
import com.wildrydes.processors.http.Response;
import com.wildrydes.processors.http.Router;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;

/// The replay's routes by the requests that API Gateway hands over, with Athena and S3 as a test has them.
final class ReplayApi {
    static final Instant NOW = Instant.parse("2026-11-22T21:00:30Z");
    static final String RANGE = "{\"from\":\"2026-11-22T12:00:00Z\",\"to\":\"2026-11-22T12:15:00.000Z\"}";
    static final String HEADER =
            "\"step\",\"part\",\"times\",\"resumed\",\"latitudes\",\"longitudes\",\"health\",\"magic\",\"name\"\n";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ReplaySettings SETTINGS =
            new ReplaySettings("wildrydes", FakeAthena.BUCKET, 100, Duration.ofDays(400), Duration.ofSeconds(120));

    final FakeAthena athena = new FakeAthena();
    final FakeResults results = new FakeResults();

    String start(String body, Instant now) throws Exception {
        Response response = call("POST", "/api/replays", "", body, now, 1000);
        assertThat(response.status()).isEqualTo(202);
        String id = json(response).get("id").textValue();
        assertThat(response.headers()).containsEntry("location", path(id));
        return id;
    }

    JsonNode state(String id) throws Exception {
        return json(call("GET", path(id), "", "", NOW, 1000));
    }

    Response fixes(String id, String query) throws Exception {
        return call("GET", path(id) + "/fixes", query, "", NOW, ResultFiles.PAGE_BYTES);
    }

    /// The query is done, with these rows.
    void finish(String id, String... rows) {
        athena.state(id, QueryExecutionState.SUCCEEDED, null);
        results.put(FakeAthena.BUCKET + "/athena-results/" + id + ".csv", HEADER + String.join("", rows));
    }

    static String row(long step, long part, String name, String times, String resumed) {
        List<String> values = List.of(
                Long.toString(step),
                Long.toString(part),
                times,
                resumed,
                "40748440,12,9",
                "-73985660,-31,4",
                "120,0,1",
                "150,0,0",
                TextNode.valueOf(name).toString());
        return values.stream()
                        .map(value -> "\"" + value.replace("\"", "\"\"") + "\"")
                        .reduce((a, b) -> a + "," + b)
                        .orElseThrow()
                + "\n";
    }

    Response call(String method, String path, String query, String body, Instant now, int pageBytes) throws Exception {
        ObjectNode event = JSON.createObjectNode()
                .put("version", "2.0")
                .put("rawPath", path)
                .put("rawQueryString", query);
        event.putObject("headers").put("content-type", "application/json");
        event.putObject("requestContext")
                .put("requestId", "r1")
                .putObject("http")
                .put("method", method)
                .put("path", path);
        event.put("isBase64Encoded", false);
        if (!body.isEmpty()) {
            event.put("body", body);
        }
        Request request = new HttpEventReader()
                .read(new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)));
        var routes = new ReplayRoutes(athena, results, SETTINGS, Clock.fixed(now, ZoneOffset.UTC), pageBytes);
        try {
            return new Router(routes.routes()).answer(request, new VirtualTime().deadlineIn(Duration.ofSeconds(8)));
        } catch (ProblemException problem) {
            return problem.response();
        }
    }

    static String path(String id) {
        return "/api/replays/" + id;
    }

    static JsonNode json(Response response) throws Exception {
        return JSON.readTree(response.body());
    }

    static void assertProblem(int status, String detail, Response response) throws Exception {
        assertThat(response.status()).isEqualTo(status);
        assertThat(json(response).get("detail").textValue()).isEqualTo(detail);
    }
}
