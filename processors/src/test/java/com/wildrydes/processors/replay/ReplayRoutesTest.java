package com.wildrydes.processors.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.athena.model.AthenaException;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.TooManyRequestsException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The replay's routes by the requests that API Gateway hands over, with Athena and S3 as a test has them.
class ReplayRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-22T21:00:30Z");
    private static final ReplaySettings SETTINGS =
            new ReplaySettings("wildrydes", FakeAthena.BUCKET, 100, Duration.ofDays(400), Duration.ofSeconds(120));
    private static final String RANGE = "{\"from\":\"2026-11-22T12:00:00Z\",\"to\":\"2026-11-22T12:15:00.000Z\"}";
    private static final String HEADER =
            "\"step\",\"part\",\"times\",\"resumed\",\"latitudes\",\"longitudes\",\"health\",\"magic\",\"name\"\n";

    private final FakeAthena athena = new FakeAthena();
    private final FakeResults results = new FakeResults();

    @Test
    void a_range_is_replayed_from_the_question_to_the_last_fix() throws Exception {
        String id = start(RANGE, NOW);
        assertThat(state(id).get("state").textValue()).isEqualTo("waiting");
        athena.state(id, QueryExecutionState.RUNNING, null);
        assertThat(state(id)).isEqualTo(JSON.readTree("""
                {"from":"2026-11-22T12:00:00.000Z","to":"2026-11-22T12:15:00.000Z","state":"running","bytesScanned":12345}"""));
        finish(
                id,
                row(1000, -30_000, "Shadowfax", "-29813,1000,1000", ""),
                row(1000, 0, "Shadowfax", "12,61000", "61012"));
        assertThat(state(id).get("state").textValue()).isEqualTo("ready");
        assertThat(json(fixes(id, ""))).isEqualTo(JSON.readTree("""
                {"from":"2026-11-22T12:00:00.000Z","to":"2026-11-22T12:15:00.000Z","through":"2026-11-22T12:15:00.000Z",
                 "stepMs":1000,"unicorns":[
                  {"name":"Shadowfax","times":[-29813,1000,1000],"resumed":[],"latitudes":[40748440,12,9],
                   "longitudes":[-73985660,-31,4],"health":[120,0,1],"magic":[150,0,0]},
                  {"name":"Shadowfax","times":[12,61000],"resumed":[61012],"latitudes":[40748440,12,9],
                   "longitudes":[-73985660,-31,4],"health":[120,0,1],"magic":[150,0,0]}]}"""));
    }

    @Test
    void a_range_without_events_is_an_answer_without_unicorns() throws Exception {
        String id = start(RANGE, NOW);
        finish(id);
        JsonNode page = json(fixes(id, ""));
        assertThat(page.get("unicorns")).isEmpty();
        assertThat(page.has("stepMs")).isFalse();
        assertThat(page.has("next")).isFalse();
        assertThat(page.get("through")).isEqualTo(page.get("to"));
    }

    @Test
    void names_come_out_as_they_went_in() throws Exception {
        List<String> names =
                List.of("O'Hara", "Zoë, 🦄 \"of\" 流星", "<img src=x onerror=alert(1)>", "a\nb\\", "\"", ",");
        String id = start(RANGE, NOW);
        finish(id, names.stream().map(name -> row(1000, 0, name, "1,1,1", "")).toArray(String[]::new));
        assertThat(json(fixes(id, "")).get("unicorns").findValuesAsText("name")).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 210, 250, 331, 1000, 100_000})
    void pages_of_any_size_have_every_row_once(int pageBytes) throws Exception {
        String id = start(RANGE, NOW);
        List<String> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int part = 0; part < 10; part++) {
            for (int unicorn = 0; unicorn < 3; unicorn++) {
                names.add("U" + unicorn + "@" + part);
                rows.add(row(1000, part * 30_000L, names.getLast(), "1,2,3", ""));
            }
        }
        finish(id, rows.toArray(String[]::new));
        List<String> read = new ArrayList<>();
        List<String> through = new ArrayList<>();
        for (String after = ""; after != null; ) {
            JsonNode page = json(call("GET", path(id) + "/fixes", after, "", NOW, pageBytes));
            page.get("unicorns").forEach(unicorn -> read.add(unicorn.get("name").textValue()));
            through.add(page.get("through").textValue());
            after = page.has("next") ? "after=" + page.get("next").textValue() : null;
        }
        assertThat(read).isEqualTo(names);
        assertThat(through).isSorted().last().isEqualTo("2026-11-22T12:15:00.000Z");
    }

    @Test
    void what_comes_before_through_is_complete() throws Exception {
        String id = start(RANGE, NOW);
        finish(id, row(1000, 0, "A", "1", ""), row(1000, 0, "B", "1", ""), row(1000, 30_000, "A", "1", ""));
        int bytes = HEADER.length() + 2 * row(1000, 0, "A", "1", "").length() + 5;
        JsonNode page = json(call("GET", path(id) + "/fixes", "", "", NOW, bytes));
        assertThat(page.get("unicorns")).hasSize(2);
        // A third unicorn's fixes of the first part might follow.
        assertThat(page.get("through").textValue()).isEqualTo("2026-11-22T12:00:00.000Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "90", "100", "999999999999"})
    void a_place_where_no_row_begins_is_refused(String after) throws Exception {
        String id = start(RANGE, NOW);
        finish(id, row(1000, 0, "A", "1", ""));
        assertProblem(400, "after must be what an answer gave as next: " + after, fixes(id, "after=" + after));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "", "x", "1e3", "9999999999999"})
    void a_place_that_is_no_number_is_refused_before_athena_is_asked(String after) throws Exception {
        athena.failWith(new IllegalStateException("asked"));
        assertProblem(400, "after must be what an answer gave as next: " + after, fixes("any", "after=" + after));
    }

    @Test
    void the_same_range_asked_for_again_soon_is_the_same_replay() throws Exception {
        Instant tenMinutes = Instant.parse("2026-11-22T21:00:00Z");
        String id = start(RANGE, tenMinutes);
        assertThat(start(RANGE, tenMinutes.plusSeconds(599))).isEqualTo(id);
        assertThat(start(RANGE.replace("12:00:00Z", "13:00:00+01:00"), tenMinutes))
                .isEqualTo(id);
        assertThat(athena.ids()).hasSize(1);
        assertThat(start(RANGE, tenMinutes.plusSeconds(600))).isNotEqualTo(id);
        assertThat(start(RANGE.replace(":15:00.000Z", ":15:00.001Z"), tenMinutes))
                .isNotEqualTo(id);
    }

    @Test
    void a_range_that_the_archive_may_still_fill_is_asked_for_anew_after_a_minute() throws Exception {
        String recent = RANGE.replace("T12:", "T20:");
        Instant minute = Instant.parse("2026-11-22T21:00:00Z");
        String id = start(recent, minute);
        assertThat(start(recent, minute.plusSeconds(59))).isEqualTo(id);
        assertThat(start(recent, minute.plusSeconds(60))).isNotEqualTo(id);
    }

    @Test
    void a_query_that_failed_is_run_again_when_it_is_asked_for_again() throws Exception {
        String failed = start(RANGE, NOW);
        athena.state(failed, QueryExecutionState.FAILED, "GENERIC_INTERNAL_ERROR: s3://secret/path");
        String second = start(RANGE, NOW);
        assertThat(second).isNotEqualTo(failed);
        athena.state(second, QueryExecutionState.CANCELLED, null);
        String third = start(RANGE, NOW);
        assertThat(third).isNotIn(failed, second);
        athena.state(third, QueryExecutionState.FAILED, null);
        assertThat(start(RANGE, NOW))
                .as("three failures in ten minutes are no accident")
                .isEqualTo(third);
    }

    @Test
    void states_say_what_an_operator_can_do_and_nothing_about_insides() throws Exception {
        String id = start(RANGE, NOW);
        athena.state(id, QueryExecutionState.QUEUED, "The query engine is starting, as it does with the first query");
        assertThat(state(id).get("message").textValue()).startsWith("The query engine is starting");
        athena.state(id, QueryExecutionState.FAILED, "HIVE_CANNOT_OPEN_SPLIT: s3://secret/path");
        assertThat(state(id).get("state").textValue()).isEqualTo("failed");
        assertThat(state(id).get("message").textValue()).contains("ask again").doesNotContain("secret");
        athena.state(id, QueryExecutionState.CANCELLED, "Query cancelled! : Bytes scanned limit was exceeded");
        assertThat(state(id).get("message").textValue())
                .isEqualTo("the range holds more than one query may read: ask for a shorter one");
        athena.state(id, QueryExecutionState.CANCELLED, null);
        assertThat(state(id).get("message").textValue()).isEqualTo("the query was stopped in Athena: ask again");
    }

    @Test
    void fixes_are_not_given_before_they_are_there() throws Exception {
        String id = start(RANGE, NOW);
        assertProblem(409, "the replay is not ready: ask for its state until it is", fixes(id, ""));
        athena.state(id, QueryExecutionState.RUNNING, null);
        assertProblem(409, "the replay is not ready: ask for its state until it is", fixes(id, ""));
        athena.state(id, QueryExecutionState.CANCELLED, null);
        assertProblem(409, "the query was stopped in Athena: ask again", fixes(id, ""));
    }

    @Test
    void executions_of_other_statements_are_no_replays() throws Exception {
        String sql = new ReplayQuery(100, ReplayQuery.MOST_FIXES)
                .sql(new ReplayRange(1_784_624_400_000L, 1_784_625_300_000L));
        assertThat(call("GET", path(athena.execution("wildrydes", sql)), "", "", NOW, 1000)
                        .status())
                .isEqualTo(200);
        for (String other : List.of(
                athena.execution("wildrydes", "SELECT * FROM salaries"),
                athena.execution("wildrydes", sql + " LIMIT 1"),
                athena.execution("wildrydes", sql.replace("json_format(CAST(name AS JSON))", "extra")),
                athena.execution(
                        "wildrydes", sql.replaceFirst("statustimems < \\d+", "statustimems < 9999999999999999")),
                athena.execution("salaries", sql))) {
            athena.state(other, QueryExecutionState.SUCCEEDED, null);
            assertProblem(
                    404,
                    "there is no such replay: ask for the range again",
                    call("GET", path(other), "", "", NOW, 1000));
            assertProblem(404, "there is no such replay: ask for the range again", fixes(other, ""));
        }
        assertThat(results.read).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-4000-8000-000000000099", "nobody", "a b", "..", "%2e", "ü"})
    void an_id_that_nobody_has_is_not_found(String id) throws Exception {
        assertProblem(
                404, "there is no such replay: ask for the range again", call("GET", path(id), "", "", NOW, 1000));
    }

    @Test
    void a_deleted_result_is_not_found() throws Exception {
        String id = start(RANGE, NOW);
        athena.state(id, QueryExecutionState.SUCCEEDED, null);
        assertProblem(404, "the replay's result is deleted: ask for the range again", fixes(id, ""));
    }

    @Test
    void a_result_in_another_bucket_is_not_read() throws Exception {
        String id = start(RANGE, NOW);
        athena.state(id, QueryExecutionState.SUCCEEDED, null);
        athena.change(
                id,
                execution -> execution.copy(to -> to.resultConfiguration(
                        result -> result.outputLocation("s3://" + FakeAthena.BUCKET + "-other/x.csv"))));
        assertThatThrownBy(() -> fixes(id, ""))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("must lie in the bucket " + FakeAthena.BUCKET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1000\",\"0\"\n",
                "\"a\",\"0\",\"1\",\"\",\"1\",\"1\",\"1\",\"1\",\"\"\"A\"\"\"\n",
                "plain text\n",
                "\"1000\",\"0\",\"1]\",\"\",\"1\",\"1\",\"1\",\"1\",\"\"\"A\"\"\"\n"
            })
    void a_result_that_is_none_of_ours_is_not_passed_on(String row) throws Exception {
        String id = start(RANGE, NOW);
        finish(id, row);
        assertThatThrownBy(() -> fixes(id, ""))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void failing_services_are_told_from_refusing_ones() throws Exception {
        String id = start(RANGE, NOW);
        finish(id, row(1000, 0, "A", "1", ""));
        results.failWith(
                S3Exception.builder().statusCode(503).message("SlowDown").build());
        assertThatThrownBy(() -> fixes(id, "")).isInstanceOf(UnavailableException.class);
        results.failWith(
                S3Exception.builder().statusCode(403).message("AccessDenied").build());
        assertThatThrownBy(() -> fixes(id, "")).isInstanceOf(RefusedException.class);
        athena.failWith(TooManyRequestsException.builder()
                .statusCode(429)
                .message("slower")
                .build());
        assertThatThrownBy(() -> state(id)).isInstanceOf(UnavailableException.class);
        athena.failWith(SdkClientException.create("connection reset"));
        assertThatThrownBy(() -> start(RANGE, NOW)).isInstanceOf(UnavailableException.class);
        athena.failWith(AthenaException.builder()
                .statusCode(403)
                .message("AccessDenied")
                .build());
        assertThatThrownBy(() -> start(RANGE, NOW)).isInstanceOf(RefusedException.class);
    }

    @Test
    void the_limits_say_how_far_the_archive_reaches() throws Exception {
        assertThat(json(call("GET", "/api/replays", "", "", NOW, 1000))).isEqualTo(JSON.readTree("""
                {"earliest":"2025-10-18T21:00:30.000Z","reaches":"2026-11-22T20:58:20.000Z","longestMs":86400000}"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-22T12:00:00Z | 2026-11-22T12:00:00Z | a range must end after it begins: from=2026-11-22T12:00:00Z, to=2026-11-22T12:00:00Z",
                "2026-11-22T12:00:01Z | 2026-11-22T12:00:00Z | a range must end after it begins",
                "2026-11-21T12:00:00Z | 2026-11-22T12:00:00.001Z | a range must not be longer than 24 hours",
                "2026-11-22T20:59:00Z | 2026-11-22T21:00:31Z | a range must not end in the future: to=2026-11-22T21:00:31Z, and it is 2026-11-22T21:00:30Z",
                "2025-10-18T21:00:29.999Z | 2025-10-18T22:00:00Z | the archive keeps events for 400 days",
                "-999999999-01-01T00:00:00Z | 2026-11-22T12:00:00Z | from must be an ISO 8601 time with its offset",
                "0000-01-01T00:00:00Z | 2026-11-22T12:00:00Z | a range must not be longer than 24 hours",
                "2026-11-22 12:00 | 2026-11-22T12:15:00Z | from must be an ISO 8601 time with its offset, as 2026-07-21T09:15:00Z: 2026-11-22 12:00",
                "2026-11-22T12:00:00 | 2026-11-22T12:15:00Z | from must be an ISO 8601 time with its offset",
                "2026-11-22T12:00:00Z | 1795521600000' OR 1=1 | to must be an ISO 8601 time with its offset",
            })
    void a_range_that_breaks_a_rule_is_refused_with_it(String from, String to, String rule) throws Exception {
        ObjectNode range = JSON.createObjectNode().put("from", from).put("to", to);
        Response response = call("POST", "/api/replays", "", range.toString(), NOW, 1000);
        assertThat(response.status()).isEqualTo(400);
        assertThat(json(response).get("detail").textValue()).contains(rule);
        assertThat(athena.ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{\"from\":1795348800000,\"to\":1795349700000}",
                "{\"from\":null}",
                "{}",
                "x",
                "{\"from\":\"2026-11-22T12:00:00Z\"}",
                "{\"to\":\"2026-11-22T12:00:00Z\"}",
                "{\"from\":{\"a\":1},\"to\":[]}",
                "{\"from\":\"2026-11-22T12:00:00Z\",\"to\":\"2026-11-22T12:15:00Z\",\"sql\":\"DROP TABLE wildrydes\"}",
                "{\"from\":\"2026-11-22T12:00:00Z\",\"from\":\"2026-11-22T12:05:00Z\",\"to\":\"2026-11-22T12:15:00Z\"}",
                "{\"from\":\"2026-11-22T12:00:00Z\",\"to\":\"2026-11-22T12:15:00Z\"} {}"
            })
    void a_body_that_is_no_range_is_refused(String body) throws Exception {
        Response response = call("POST", "/api/replays", "", body, NOW, 1000);
        assertThat(response.status()).isEqualTo(400);
        assertThat(athena.ids()).isEmpty();
    }

    @Test
    void a_body_beyond_all_measure_is_refused() throws Exception {
        Response response = call("POST", "/api/replays", "", RANGE + " ".repeat(2000), NOW, 1000);
        assertThat(response.status()).isEqualTo(413);
    }

    private String start(String body, Instant now) throws Exception {
        Response response = call("POST", "/api/replays", "", body, now, 1000);
        assertThat(response.status()).isEqualTo(202);
        String id = json(response).get("id").textValue();
        assertThat(response.headers()).containsEntry("location", path(id));
        return id;
    }

    private JsonNode state(String id) throws Exception {
        return json(call("GET", path(id), "", "", NOW, 1000));
    }

    private Response fixes(String id, String query) throws Exception {
        return call("GET", path(id) + "/fixes", query, "", NOW, ResultFiles.PAGE_BYTES);
    }

    /// The query is done, with these rows.
    private void finish(String id, String... rows) {
        athena.state(id, QueryExecutionState.SUCCEEDED, null);
        results.put(FakeAthena.BUCKET + "/athena-results/" + id + ".csv", HEADER + String.join("", rows));
    }

    private static String row(long step, long part, String name, String times, String resumed) {
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

    private Response call(String method, String path, String query, String body, Instant now, int pageBytes)
            throws Exception {
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

    private static String path(String id) {
        return "/api/replays/" + id;
    }

    private static JsonNode json(Response response) throws Exception {
        return JSON.readTree(response.body());
    }

    private static void assertProblem(int status, String detail, Response response) throws Exception {
        assertThat(response.status()).isEqualTo(status);
        assertThat(json(response).get("detail").textValue()).isEqualTo(detail);
    }
}
