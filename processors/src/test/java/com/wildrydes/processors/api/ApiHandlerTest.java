package com.wildrydes.processors.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.processors.fixtures.LocalDynamoDb;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What every route has in common.
class ApiHandlerTest {

    private static LocalDynamoDb server;
    private static TestApi api;

    @BeforeAll
    static void start() throws Exception {
        server = LocalDynamoDb.start();
        api = new TestApi(server.clients());
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Test
    void settings_are_what_the_template_says() {
        Answer answer = api.get("/api/settings");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.text()).isEqualTo("{\"goneAfterSeconds\":30,\"alertBelow\":100,\"pollMs\":300}");
    }

    @Test
    void tiles_are_named_with_their_owner_and_allowed_by_the_policy() {
        TestApi withTiles = new TestApi(server.clients()).withTiles("https://tiles.example.com:8443/{z}/{x}/{y}.png");
        Answer answer = withTiles.get("/api/settings");
        assertThat(answer.json().get("tileUrl").textValue())
                .isEqualTo("https://tiles.example.com:8443/{z}/{x}/{y}.png");
        assertThat(answer.json().get("tileAttribution").textValue()).isEqualTo("© the tiles' owner");
        assertThat(answer.header("content-security-policy"))
                .contains("img-src 'self' data: https://tiles.example.com:8443; ");
    }

    @Test
    void every_answer_has_the_headers_that_protect_the_page() {
        for (String path : new String[] {"/", "/api/settings", "/api/fleet", "/api/nothing", "/api/fleet?box=1"}) {
            Answer answer = api.get(path);
            assertThat(answer.headers())
                    .as(path)
                    .containsEntry(
                            "content-security-policy",
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                                    + "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
                                    + "frame-ancestors 'none'")
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("referrer-policy", "no-referrer")
                    .containsEntry("cross-origin-opener-policy", "same-origin")
                    .containsEntry("cross-origin-resource-policy", "same-origin");
        }
    }

    @Test
    void data_is_never_kept_by_a_cache_and_the_page_is_asked_for_again() {
        assertThat(api.get("/api/fleet").header("cache-control")).isEqualTo("no-store");
        assertThat(api.get("/").header("cache-control")).isEqualTo("no-cache");
    }

    @Test
    void the_page_is_at_the_root() {
        Answer answer = api.get("/");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.text()).contains("<title>");
        assertThat(api.get("/?from=a-message").status()).isEqualTo(200);
    }

    @Test
    void nothing_at_an_address_is_a_problem_that_says_so() {
        Answer answer = api.get("/api/nothing?at=all");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.text())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"nothing is at this address\"}");
    }

    @Test
    void another_method_is_told_which_ones_there_are() {
        Answer answer = api.send("PUT", "/api/settings", Map.of());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
        assertThat(answer.detail()).isEqualTo("this address takes GET, HEAD: PUT");
    }

    @Test
    void an_unknown_parameter_is_refused_with_what_may_have_been_meant() {
        assertThat(api.get("/api/fleet?sinse=x").detail())
                .isEqualTo("unknown parameter 'sinse': did you mean 'since'?");
        assertThat(api.get("/api/fleet?colour=x").detail())
                .isEqualTo("unknown parameter 'colour': known here are box, since, zoom");
        assertThat(api.get("/api/summary?x=1").detail()).isEqualTo("this address takes no parameters: leave out 'x'");
        assertThat(api.get("/api/fleet?zoom=1&zoom=2").detail())
                .isEqualTo("parameter zoom must be given once: it came twice");
        assertThat(api.get("/api/fleet?zoom=%C3").detail()).isEqualTo("what an address codes with % must be UTF-8");
        assertThat(api.get("/api/fleet?zoom=%zz").status()).isEqualTo(400);
    }

    @Test
    void a_head_request_gets_the_headers_alone() {
        Answer answer = api.send("HEAD", "/api/settings", Map.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("content-type")).isEqualTo("application/json");
    }

    @Test
    void tables_that_do_not_answer_are_a_problem_without_insides() {
        TestApi broken = TestApi.withoutTables();
        for (String path : new String[] {
            "/api/fleet", "/api/summary", "/api/unicorns?search=a", "/api/unicorns?name=a", "/api/alerts"
        }) {
            Answer answer = broken.get(path);
            assertThat(answer.status()).as(path).isEqualTo(503);
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.header("retry-after")).isEqualTo("1");
            assertThat(answer.detail())
                    .isEqualTo("data is not available just now: ask again (request JKJaXmPLvHcESHA=)");
            assertThat(answer.text()).doesNotContain("localhost", "dynamodb", "Exception");
        }
        assertThat(broken.log()).contains("\"level\":\"WARN\"", "dynamodb:Scan LiveFleet", "JKJaXmPLvHcESHA=");
        assertThat(broken.get("/api/settings").status()).isEqualTo(200);
    }

    @Test
    void a_missing_table_is_a_problem_that_asking_again_soon_does_not_mend() {
        TestApi missing = new TestApi(server.clients());
        missing.clients().dynamoDb().deleteTable(delete -> delete.tableName(missing.fleetTable()));
        Answer answer = missing.get("/api/fleet");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("30");
        assertThat(answer.text()).doesNotContain("ResourceNotFound", missing.fleetTable());
        assertThat(missing.log()).contains("ResourceNotFoundException");
    }

    @Test
    void what_is_no_request_fails_the_invocation() {
        byte[] stream = "{\"Records\":[]}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> api.invoke(stream)).hasMessageContaining("payload version 2.0: none");
        byte[] version1 = "{\"version\":\"1.0\",\"path\":\"/\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> api.invoke(version1)).hasMessageContaining("payload version 2.0: 1.0");
    }
}
