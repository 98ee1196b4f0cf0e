package com.wildrydes.processors.replay;

import static com.wildrydes.processors.replay.ReplayApi.NOW;
import static com.wildrydes.processors.replay.ReplayApi.RANGE;
import static com.wildrydes.processors.replay.ReplayApi.assertProblem;
import static com.wildrydes.processors.replay.ReplayApi.json;
import static com.wildrydes.processors.replay.ReplayApi.path;
import static com.wildrydes.processors.replay.ReplayApi.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.http.Response;
import java.time.Instant;
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

/// Which replays are begun, found and told of.
class ReplayRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReplayApi api = new ReplayApi();

    @Test
    void the_same_range_asked_for_again_soon_is_the_same_replay() throws Exception {
        Instant tenMinutes = Instant.parse("2026-11-22T21:00:00Z");
        String id = api.start(RANGE, tenMinutes);
        assertThat(api.start(RANGE, tenMinutes.plusSeconds(599))).isEqualTo(id);
        assertThat(api.start(RANGE.replace("12:00:00Z", "13:00:00+01:00"), tenMinutes))
                .isEqualTo(id);
        assertThat(api.athena.ids()).hasSize(1);
        assertThat(api.start(RANGE, tenMinutes.plusSeconds(600))).isNotEqualTo(id);
        assertThat(api.start(RANGE.replace(":15:00.000Z", ":15:00.001Z"), tenMinutes))
                .isNotEqualTo(id);
    }

    @Test
    void a_range_that_the_archive_may_still_fill_is_asked_for_anew_after_a_minute() throws Exception {
        String recent = RANGE.replace("T12:", "T20:");
        Instant minute = Instant.parse("2026-11-22T21:00:00Z");
        String id = api.start(recent, minute);
        assertThat(api.start(recent, minute.plusSeconds(59))).isEqualTo(id);
        assertThat(api.start(recent, minute.plusSeconds(60))).isNotEqualTo(id);
    }

    @Test
    void a_query_that_failed_is_run_again_when_it_is_asked_for_again() throws Exception {
        String failed = api.start(RANGE, NOW);
        api.athena.state(failed, QueryExecutionState.FAILED, "GENERIC_INTERNAL_ERROR: s3://secret/path");
        String second = api.start(RANGE, NOW);
        assertThat(second).isNotEqualTo(failed);
        api.athena.state(second, QueryExecutionState.CANCELLED, null);
        String third = api.start(RANGE, NOW);
        assertThat(third).isNotIn(failed, second);
        api.athena.state(third, QueryExecutionState.FAILED, null);
        assertThat(api.start(RANGE, NOW))
                .as("three failures in ten minutes are no accident")
                .isEqualTo(third);
    }

    @Test
    void states_say_what_an_operator_can_do_and_nothing_about_insides() throws Exception {
        String id = api.start(RANGE, NOW);
        api.athena.state(
                id, QueryExecutionState.QUEUED, "The query engine is starting, as it does with the first query");
        assertThat(api.state(id).get("message").textValue()).startsWith("The query engine is starting");
        api.athena.state(id, QueryExecutionState.FAILED, "HIVE_CANNOT_OPEN_SPLIT: s3://secret/path");
        assertThat(api.state(id).get("state").textValue()).isEqualTo("failed");
        assertThat(api.state(id).get("message").textValue())
                .contains("ask again")
                .doesNotContain("secret");
        api.athena.state(id, QueryExecutionState.CANCELLED, "Query cancelled! : Bytes scanned limit was exceeded");
        assertThat(api.state(id).get("message").textValue())
                .isEqualTo("the range holds more than one query may read: ask for a shorter one");
        api.athena.state(id, QueryExecutionState.CANCELLED, null);
        assertThat(api.state(id).get("message").textValue()).isEqualTo("the query was stopped in Athena: ask again");
    }

    @Test
    void executions_of_other_statements_are_no_replays() throws Exception {
        String sql = new ReplayQuery(100, ReplayQuery.MOST_FIXES)
                .sql(new ReplayRange(1_784_624_400_000L, 1_784_625_300_000L));
        assertThat(api.call("GET", path(api.athena.execution("wildrydes", sql)), "", "", NOW, 1000)
                        .status())
                .isEqualTo(200);
        for (String other : List.of(
                api.athena.execution("wildrydes", "SELECT * FROM salaries"),
                api.athena.execution("wildrydes", sql + " LIMIT 1"),
                api.athena.execution("wildrydes", sql.replace("json_format(CAST(name AS JSON))", "extra")),
                api.athena.execution(
                        "wildrydes", sql.replaceFirst("statustimems < \\d+", "statustimems < 9999999999999999")),
                api.athena.execution("salaries", sql))) {
            api.athena.state(other, QueryExecutionState.SUCCEEDED, null);
            assertProblem(
                    404,
                    "there is no such replay: ask for the range again",
                    api.call("GET", path(other), "", "", NOW, 1000));
            assertProblem(404, "there is no such replay: ask for the range again", api.fixes(other, ""));
        }
        assertThat(api.results.read).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-4000-8000-000000000099", "nobody", "a b", "..", "%2e", "ü"})
    void an_id_that_nobody_has_is_not_found(String id) throws Exception {
        assertProblem(
                404, "there is no such replay: ask for the range again", api.call("GET", path(id), "", "", NOW, 1000));
    }

    @Test
    void failing_services_are_told_from_refusing_ones() throws Exception {
        String id = api.start(RANGE, NOW);
        api.finish(id, row(1000, 0, "A", "1", ""));
        api.results.failWith(
                S3Exception.builder().statusCode(503).message("SlowDown").build());
        assertThatThrownBy(() -> api.fixes(id, "")).isInstanceOf(UnavailableException.class);
        api.results.failWith(
                S3Exception.builder().statusCode(403).message("AccessDenied").build());
        assertThatThrownBy(() -> api.fixes(id, "")).isInstanceOf(RefusedException.class);
        api.athena.failWith(TooManyRequestsException.builder()
                .statusCode(429)
                .message("slower")
                .build());
        assertThatThrownBy(() -> api.state(id)).isInstanceOf(UnavailableException.class);
        api.athena.failWith(SdkClientException.create("connection reset"));
        assertThatThrownBy(() -> api.start(RANGE, NOW)).isInstanceOf(UnavailableException.class);
        api.athena.failWith(AthenaException.builder()
                .statusCode(403)
                .message("AccessDenied")
                .build());
        assertThatThrownBy(() -> api.start(RANGE, NOW)).isInstanceOf(RefusedException.class);
    }

    @Test
    void the_limits_say_how_far_the_archive_reaches() throws Exception {
        assertThat(json(api.call("GET", "/api/replays", "", "", NOW, 1000))).isEqualTo(JSON.readTree("""
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
        Response response = api.call("POST", "/api/replays", "", range.toString(), NOW, 1000);
        assertThat(response.status()).isEqualTo(400);
        assertThat(json(response).get("detail").textValue()).contains(rule);
        assertThat(api.athena.ids()).isEmpty();
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
        Response response = api.call("POST", "/api/replays", "", body, NOW, 1000);
        assertThat(response.status()).isEqualTo(400);
        assertThat(api.athena.ids()).isEmpty();
    }

    @Test
    void a_body_beyond_all_measure_is_refused() throws Exception {
        Response response = api.call("POST", "/api/replays", "", RANGE + " ".repeat(2000), NOW, 1000);
        assertThat(response.status()).isEqualTo(413);
    }
}
