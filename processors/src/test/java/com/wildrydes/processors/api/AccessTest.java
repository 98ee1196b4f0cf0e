package com.wildrydes.processors.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may see the dashboard where it has a password; no route here needs a table.
class AccessTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private TestApi api;

    @BeforeEach
    void wire() {
        api = TestApi.withoutTables().guardedBy(TestApi.PASSWORD);
    }

    @Test
    void without_a_password_everybody_may() {
        assertThat(TestApi.withoutTables().get("/api/settings").status()).isEqualTo(200);
    }

    @Test
    void the_page_asks_for_the_password_without_a_script() {
        Answer answer = api.get("/");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.text()).contains("<form method=\"post\">").doesNotContain("<script", "role=\"alert\"");
        assertThat(answer.header("content-security-policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("form-action 'self'")
                .doesNotContain("unsafe", "script-src");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }

    @Test
    void data_and_files_are_refused_without_a_session() {
        for (String path : List.of("/api/settings", "/api/fleet", "/index.html", "/js/main.js", "/api/nothing")) {
            Answer answer = api.get(path);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.detail()).startsWith("sign in first");
            // Basic would make a browser ask in its own words, before the page could.
            assertThat(answer.header("www-authenticate")).startsWith("Session ");
        }
    }

    @Test
    void who_signs_in_gets_a_session_and_the_page() {
        Answer answer = signIn(TestApi.PASSWORD);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("location")).isEqualTo("/");
        assertThat(answer.cookies())
                .singleElement()
                .asString()
                .startsWith("__Host-session=")
                .endsWith("; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure");
        assertThat(withSession(answer).status()).isEqualTo(200);
        api.restart();
        assertThat(withSession(answer).status()).as("to another process").isEqualTo(200);
    }

    @Test
    void a_session_ends_after_twelve_hours() {
        Answer answer = signIn(TestApi.PASSWORD);
        api.pass(Duration.ofHours(12).minusSeconds(1));
        assertThat(withSession(answer).status()).isEqualTo(200);
        api.pass(Duration.ofSeconds(1));
        assertThat(withSession(answer).status()).isEqualTo(401);
    }

    @Test
    void another_password_ends_all_sessions() {
        Answer answer = signIn(TestApi.PASSWORD);
        api.guardedBy("another horse battery");
        assertThat(withSession(answer).status()).isEqualTo(401);
    }

    @Test
    void a_session_that_somebody_made_up_is_none() {
        String cookie = session(signIn(TestApi.PASSWORD));
        int dot = cookie.indexOf('.');
        String later = "__Host-session=9999999999" + cookie.substring(dot);
        for (String forged : List.of(
                later,
                cookie + "A",
                cookie.substring(0, dot),
                "__Host-session=",
                "__Host-session=.",
                "__Host-session=x.y",
                cookie.replace("__Host-", ""))) {
            assertThat(api.send("GET", "/api/settings", Map.of(), List.of(forged), null)
                            .status())
                    .as(forged)
                    .isEqualTo(401);
        }
        assertThat(api.send("GET", "/api/settings", Map.of(), List.of("a=b", cookie), null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_page_without_tls_has_a_session_of_its_own() {
        Map<String, String> http = Map.of("x-forwarded-proto", "http", "content-type", FORM);
        Answer answer = api.send("POST", "/", http, List.of(), "password=" + coded(TestApi.PASSWORD));
        assertThat(answer.cookies().getFirst()).startsWith("session=").doesNotContain("Secure");
        List<String> cookies = List.of(session(answer));
        assertThat(api.send("GET", "/api/settings", http, cookies, null).status())
                .isEqualTo(200);
        assertThat(api.send("GET", "/api/settings", Map.of(), cookies, null).status())
                .isEqualTo(401);
    }

    @Test
    void another_password_is_said_to_be_wrong() {
        for (String wrong : List.of("", "wrong", TestApi.PASSWORD + " ", "<b>")) {
            Answer answer = signIn(wrong);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text()).contains("<p role=\"alert\">That is not the password.</p>");
            assertThat(answer.cookies()).isEmpty();
        }
    }

    @Test
    void a_form_that_is_none_lets_nobody_in() {
        for (String body : List.of("password", "other=x", "passwords=" + coded(TestApi.PASSWORD), "{}")) {
            assertThat(api.send("POST", "/", Map.of("content-type", FORM), List.of(), body)
                            .status())
                    .as(body)
                    .isEqualTo(401);
        }
        assertThat(api.send("POST", "/", Map.of(), List.of(), "password=%zz").status())
                .isEqualTo(400);
        assertThat(api.send("POST", "/", Map.of(), List.of(), "password=" + "x".repeat(2_000))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void programs_send_the_password_with_basic() {
        assertThat(basic("operator:" + TestApi.PASSWORD).status()).isEqualTo(200);
        assertThat(basic(":" + TestApi.PASSWORD).status()).isEqualTo(200);
        assertThat(basic("operator:wrong").status()).isEqualTo(401);
        assertThat(basic(TestApi.PASSWORD).status()).isEqualTo(401);
        assertThat(api.get("/api/settings", Map.of("authorization", "Basic ***"))
                        .status())
                .isEqualTo(401);
        assertThat(api.get("/api/settings", Map.of("authorization", "Bearer x")).status())
                .isEqualTo(401);
    }

    @Test
    void a_second_page_that_asked_before_the_first_signed_in_can_sign_in_too() {
        String cookie = session(signIn(TestApi.PASSWORD));
        Answer second = api.send(
                "POST", "/", Map.of("content-type", FORM), List.of(cookie), "password=" + coded(TestApi.PASSWORD));
        assertThat(second.status()).isEqualTo(303);
        assertThat(second.header("location")).isEqualTo("/");
    }

    @Test
    void another_sites_form_cannot_sign_in() {
        Map<String, String> headers = Map.of("sec-fetch-site", "cross-site", "content-type", FORM);
        Answer answer = api.send("POST", "/", headers, List.of(), "password=" + coded(TestApi.PASSWORD));
        assertThat(answer.status()).isEqualTo(403);
    }

    /// There a browser tells no site, and under `no-referrer` the origin of a form as null.
    @Test
    void the_pages_form_can_sign_in_over_plain_http() {
        assertThat(api.get("/").header("referrer-policy")).isEqualTo("same-origin");
        var headers = Map.of("origin", "http://192.0.2.2:8080", "host", "192.0.2.2:8080", "content-type", FORM);
        Answer answer = api.send("POST", "/", headers, List.of(), "password=" + coded(TestApi.PASSWORD));
        assertThat(answer.status()).isEqualTo(303);
    }

    @Test
    void the_password_is_nowhere_in_the_log() {
        signIn(TestApi.PASSWORD);
        signIn("wrong");
        Answer answer = signIn(TestApi.PASSWORD);
        api.send("GET", "/api/fleet", Map.of(), List.of(session(answer)), null);
        assertThat(api.log()).contains("WARN").doesNotContain("horse", "session=");
    }

    private Answer signIn(String password) {
        return api.send("POST", "/", Map.of("content-type", FORM), List.of(), "password=" + coded(password));
    }

    private static String coded(String password) {
        return URLEncoder.encode(password, StandardCharsets.UTF_8);
    }

    private static String session(Answer answer) {
        String cookie = answer.cookies().getFirst();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private Answer withSession(Answer answer) {
        return api.send("GET", "/api/settings", Map.of(), List.of(session(answer)), null);
    }

    private Answer basic(String credentials) {
        String coded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return api.get("/api/settings", Map.of("authorization", "Basic " + coded));
    }
}
