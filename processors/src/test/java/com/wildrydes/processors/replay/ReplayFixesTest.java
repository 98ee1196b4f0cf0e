package com.wildrydes.processors.replay;

import static com.wildrydes.processors.replay.ReplayApi.HEADER;
import static com.wildrydes.processors.replay.ReplayApi.NOW;
import static com.wildrydes.processors.replay.ReplayApi.RANGE;
import static com.wildrydes.processors.replay.ReplayApi.assertProblem;
import static com.wildrydes.processors.replay.ReplayApi.json;
import static com.wildrydes.processors.replay.ReplayApi.path;
import static com.wildrydes.processors.replay.ReplayApi.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.wildrydes.processors.dependency.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;

/// What a replay that is ready gives, page by page.
class ReplayFixesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReplayApi api = new ReplayApi();

    @Test
    void a_range_is_replayed_from_the_question_to_the_last_fix() throws Exception {
        String id = api.start(RANGE, NOW);
        assertThat(api.state(id).get("state").textValue()).isEqualTo("waiting");
        api.athena.state(id, QueryExecutionState.RUNNING, null);
        assertThat(api.state(id)).isEqualTo(JSON.readTree("""
                {"from":"2026-11-22T12:00:00.000Z","to":"2026-11-22T12:15:00.000Z","state":"running","bytesScanned":12345}"""));
        api.finish(
                id,
                row(1000, -30_000, "Shadowfax", "-29813,1000,1000", ""),
                row(1000, 0, "Shadowfax", "12,61000", "61012"));
        assertThat(api.state(id).get("state").textValue()).isEqualTo("ready");
        assertThat(json(api.fixes(id, ""))).isEqualTo(JSON.readTree("""
                {"from":"2026-11-22T12:00:00.000Z","to":"2026-11-22T12:15:00.000Z","through":"2026-11-22T12:15:00.000Z",
                 "stepMs":1000,"unicorns":[
                  {"name":"Shadowfax","times":[-29813,1000,1000],"resumed":[],"latitudes":[40748440,12,9],
                   "longitudes":[-73985660,-31,4],"health":[120,0,1],"magic":[150,0,0]},
                  {"name":"Shadowfax","times":[12,61000],"resumed":[61012],"latitudes":[40748440,12,9],
                   "longitudes":[-73985660,-31,4],"health":[120,0,1],"magic":[150,0,0]}]}"""));
    }

    @Test
    void a_range_without_events_is_an_answer_without_unicorns() throws Exception {
        String id = api.start(RANGE, NOW);
        api.finish(id);
        JsonNode page = json(api.fixes(id, ""));
        assertThat(page.get("unicorns")).isEmpty();
        assertThat(page.has("stepMs")).isFalse();
        assertThat(page.has("next")).isFalse();
        assertThat(page.get("through")).isEqualTo(page.get("to"));
    }

    @Test
    void names_come_out_as_they_went_in() throws Exception {
        List<String> names =
                List.of("O'Hara", "Zoë, 🦄 \"of\" 流星", "<img src=x onerror=alert(1)>", "a\nb\\", "\"", ",");
        String id = api.start(RANGE, NOW);
        api.finish(
                id, names.stream().map(name -> row(1000, 0, name, "1,1,1", "")).toArray(String[]::new));
        assertThat(json(api.fixes(id, "")).get("unicorns").findValuesAsText("name"))
                .isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 210, 250, 331, 1000, 100_000})
    void pages_of_any_size_have_every_row_once(int pageBytes) throws Exception {
        String id = api.start(RANGE, NOW);
        List<String> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int part = 0; part < 10; part++) {
            for (int unicorn = 0; unicorn < 3; unicorn++) {
                names.add("U" + unicorn + "@" + part);
                rows.add(row(1000, part * 30_000L, names.getLast(), "1,2,3", ""));
            }
        }
        api.finish(id, rows.toArray(String[]::new));
        List<String> read = new ArrayList<>();
        List<String> through = new ArrayList<>();
        for (String after = ""; after != null; ) {
            JsonNode page = json(api.call("GET", path(id) + "/fixes", after, "", NOW, pageBytes));
            page.get("unicorns").forEach(unicorn -> read.add(unicorn.get("name").textValue()));
            through.add(page.get("through").textValue());
            after = page.has("next") ? "after=" + page.get("next").textValue() : null;
        }
        assertThat(read).isEqualTo(names);
        assertThat(through).isSorted().last().isEqualTo("2026-11-22T12:15:00.000Z");
    }

    @Test
    void what_comes_before_through_is_complete() throws Exception {
        String id = api.start(RANGE, NOW);
        api.finish(id, row(1000, 0, "A", "1", ""), row(1000, 0, "B", "1", ""), row(1000, 30_000, "A", "1", ""));
        int bytes = HEADER.length() + 2 * row(1000, 0, "A", "1", "").length() + 5;
        JsonNode page = json(api.call("GET", path(id) + "/fixes", "", "", NOW, bytes));
        assertThat(page.get("unicorns")).hasSize(2);
        // A third unicorn's fixes of the first part might follow.
        assertThat(page.get("through").textValue()).isEqualTo("2026-11-22T12:00:00.000Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "90", "100", "999999999999"})
    void a_place_where_no_row_begins_is_refused(String after) throws Exception {
        String id = api.start(RANGE, NOW);
        api.finish(id, row(1000, 0, "A", "1", ""));
        assertProblem(400, "after must be what an answer gave as next: " + after, api.fixes(id, "after=" + after));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "", "x", "1e3", "9999999999999"})
    void a_place_that_is_no_number_is_refused_before_athena_is_asked(String after) throws Exception {
        api.athena.failWith(new IllegalStateException("asked"));
        assertProblem(400, "after must be what an answer gave as next: " + after, api.fixes("any", "after=" + after));
    }

    @Test
    void fixes_are_not_given_before_they_are_there() throws Exception {
        String id = api.start(RANGE, NOW);
        assertProblem(409, "the replay is not ready: ask for its state until it is", api.fixes(id, ""));
        api.athena.state(id, QueryExecutionState.RUNNING, null);
        assertProblem(409, "the replay is not ready: ask for its state until it is", api.fixes(id, ""));
        api.athena.state(id, QueryExecutionState.CANCELLED, null);
        assertProblem(409, "the query was stopped in Athena: ask again", api.fixes(id, ""));
    }

    @Test
    void a_deleted_result_is_not_found() throws Exception {
        String id = api.start(RANGE, NOW);
        api.athena.state(id, QueryExecutionState.SUCCEEDED, null);
        assertProblem(404, "the replay's result is deleted: ask for the range again", api.fixes(id, ""));
    }

    @Test
    void a_result_in_another_bucket_is_not_read() throws Exception {
        String id = api.start(RANGE, NOW);
        api.athena.state(id, QueryExecutionState.SUCCEEDED, null);
        api.athena.change(
                id,
                execution -> execution.copy(to -> to.resultConfiguration(
                        result -> result.outputLocation("s3://" + FakeAthena.BUCKET + "-other/x.csv"))));
        assertThatThrownBy(() -> api.fixes(id, ""))
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
        String id = api.start(RANGE, NOW);
        api.finish(id, row);
        assertThatThrownBy(() -> api.fixes(id, ""))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("cannot be read");
    }
}
