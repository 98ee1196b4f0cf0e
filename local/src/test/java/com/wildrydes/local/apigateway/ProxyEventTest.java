package com.wildrydes.local.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a function sees of a request, held to API Gateway's payload format 2.0 and to what it was seen to do.
class ProxyEventTest {
    private static final JsonMapper JSON = new JsonMapper();

    private ServedApi api;

    @BeforeEach
    void open() throws Exception {
        api = ServedApi.open();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void an_event_says_who_asked_what_and_when() throws Exception {
        api.send(api.request("/api/fleet?since=abc").header("User-Agent", "tests"));

        JsonNode event = event();
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("$default");
        JsonNode context = event.path("requestContext");
        assertThat(context.path("accountId").asText()).isEqualTo("000000000000");
        assertThat(context.path("apiId").asText()).isEqualTo("api1234567");
        assertThat(context.path("domainName").asText()).isEqualTo("localhost");
        assertThat(context.path("stage").asText()).isEqualTo("$default");
        assertThat(context.path("time").asText()).isEqualTo("22/Nov/2026:20:15:00 +0000");
        assertThat(context.path("timeEpoch").asLong()).isEqualTo(ServedApi.NOW.toEpochMilli());
        assertThat(context.path("http").path("method").asText()).isEqualTo("GET");
        assertThat(context.path("http").path("path").asText()).isEqualTo("/api/fleet");
        assertThat(context.path("http").path("protocol").asText()).isEqualTo("HTTP/1.1");
        assertThat(context.path("http").path("sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(context.path("http").path("userAgent").asText()).isEqualTo("tests");
        assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
        assertThat(event.has("body")).isFalse();
        assertThat(event.has("cookies")).isFalse();
        assertThat(event.has("pathParameters")).isFalse();
    }

    @Test
    void a_path_is_decoded_and_ends_at_a_decoded_question_mark() throws Exception {
        api.get("/a%2Fb%20c/%F0%9F%A6%84+d/%25");
        api.get("/before%3Fafter?x=1");

        assertThat(event().path("rawPath").asText()).isEqualTo("/a/b c/🦄+d/%");
        assertThat(event().path("rawPath").asText()).isEqualTo("/before");
    }

    @Test
    void a_query_is_handed_on_as_it_was_sent_and_decoded_beside_it() throws Exception {
        String query = "name=%F0%9F%A6%84%20Hobo&n=1&n=a+b&empty=&bare&%3Cimg%3E=%26";

        api.get("/?" + query);

        JsonNode event = event();
        assertThat(event.path("rawQueryString").asText()).isEqualTo(query);
        JsonNode parameters = event.path("queryStringParameters");
        assertThat(parameters.path("name").asText()).isEqualTo("🦄 Hobo");
        assertThat(parameters.path("n").asText()).isEqualTo("1,a b");
        assertThat(parameters.path("empty").asText("?")).isEmpty();
        assertThat(parameters.path("bare").asText("?")).isEmpty();
        assertThat(parameters.path("<img>").asText()).isEqualTo("&");
    }

    @Test
    void a_broken_escape_in_a_query_stands_for_itself_and_in_a_path_is_a_bad_request() throws Exception {
        String fine = api.raw("GET /?x=%zz HTTP/1.0\r\nHost: localhost\r\n\r\n");
        String broken = api.raw("GET /%zz HTTP/1.0\r\nHost: localhost\r\n\r\n");

        assertThat(fine).startsWith("HTTP/1.1 200");
        assertThat(event().path("queryStringParameters").path("x").asText()).isEqualTo("%zz");
        assertThat(broken).startsWith("HTTP/1.1 400");
        assertThat(api.events).isEmpty();
    }

    @Test
    void headers_are_lower_case_and_repeated_ones_are_joined() throws Exception {
        api.send(api.request("/").header("X-Thing", "one").header("X-Thing", "two"));

        JsonNode headers = event().path("headers");
        assertThat(headers.path("x-thing").asText()).isEqualTo("one,two");
        assertThat(headers.path("host").asText()).isEqualTo(api.address().getAuthority());
        assertThat(headers.path("x-forwarded-for").asText()).isEqualTo("127.0.0.1");
        assertThat(headers.path("x-forwarded-proto").asText()).isEqualTo("http");
        assertThat(headers.path("x-forwarded-port").asInt())
                .isEqualTo(api.address().getPort());
        assertThat(headers.path("x-amzn-trace-id").asText()).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
    }

    @Test
    void what_a_caller_says_of_its_way_here_is_not_believed() throws Exception {
        api.send(api.request("/").header("X-Forwarded-Proto", "https").header("X-Forwarded-For", "203.0.113.9"));

        JsonNode event = event();
        assertThat(event.path("headers").path("x-forwarded-proto").asText()).isEqualTo("http");
        assertThat(event.path("headers").path("x-forwarded-for").asText()).isEqualTo("203.0.113.9, 127.0.0.1");
        assertThat(event.path("requestContext").path("http").path("sourceIp").asText())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void cookies_have_a_place_of_their_own() throws Exception {
        api.send(api.request("/").header("Cookie", "a=1; b=2"));

        JsonNode event = event();
        assertThat(event.path("cookies").valueStream().map(JsonNode::asText)).containsExactly("a=1", "b=2");
        assertThat(event.path("headers").has("cookie")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON; charset=utf-8", "text/csv", "application/xml"})
    void a_body_of_text_is_text(String type) throws Exception {
        api.send(api.request("/").header("Content-Type", type).POST(BodyPublishers.ofString("{\"a\":\"ü\"}")));

        JsonNode event = event();
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(event.path("body").asText()).isEqualTo("{\"a\":\"ü\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "application/x-www-form-urlencoded", "image/png", ""})
    void any_other_body_is_base64(String type) throws Exception {
        byte[] body = {0, 1, (byte) 0xff, '\n'};
        var request = api.request("/").POST(BodyPublishers.ofByteArray(body));

        api.send(type.isEmpty() ? request : request.header("Content-Type", type));

        JsonNode event = event();
        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(event.path("body").asText())).isEqualTo(body);
    }

    @Test
    void a_body_of_unknown_length_arrives_whole() throws Exception {
        String chunked = "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";

        assertThat(api.raw(chunked)).startsWith("HTTP/1.1 200");

        assertThat(event().path("body").asText()).isEqualTo("abcde");
    }

    @Test
    void variables_of_a_routes_path_are_decoded() throws Exception {
        try (ServedApi routed = ServedApi.withRoutes("GET /unicorns/{name}")) {
            routed.get("/unicorns/%F0%9F%A6%84%20Hobo");

            JsonNode event = JSON.readTree(routed.events.take().getBytes(StandardCharsets.UTF_8));
            assertThat(event.path("routeKey").asText()).isEqualTo("GET /unicorns/{name}");
            assertThat(event.path("pathParameters").path("name").asText()).isEqualTo("🦄 Hobo");
        }
    }

    private JsonNode event() throws Exception {
        return JSON.readTree(api.events.take());
    }
}
