package com.wildrydes.local.apigateway;

import static com.wildrydes.local.apigateway.ServedApi.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.faults.Effect;
import com.wildrydes.local.faults.FaultRule;
import com.wildrydes.local.lambda.InvocationResult;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a caller gets: the function's answer, or API Gateway's own.
class HttpApiTest {
    private static final String SERVICE = GatewayHandler.SERVICE;

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
    void an_answer_has_the_functions_status_headers_cookies_and_body() throws Exception {
        answer("""
                {"statusCode":201,"headers":{"Content-Type":"text/plain","ETag":"\\"1\\"","X-Count":3},
                 "cookies":["a=1; Path=/","b=2"],"body":"ü"}""");

        HttpResponse<byte[]> response = api.get("/");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("content-type")).contains("text/plain");
        assertThat(response.headers().firstValue("etag")).contains("\"1\"");
        assertThat(response.headers().firstValue("x-count")).contains("3");
        assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1; Path=/", "b=2");
        assertThat(response.headers().firstValue("apigw-requestid")).isPresent();
        assertThat(text(response)).isEqualTo("ü");
    }

    @Test
    void a_body_in_base64_arrives_as_bytes() throws Exception {
        byte[] bytes = {31, -117, 0, -1};
        answer("{\"statusCode\":200,\"isBase64Encoded\":true,\"headers\":{\"content-encoding\":\"gzip\"},\"body\":\""
                + Base64.getEncoder().encodeToString(bytes) + "\"}");

        HttpResponse<byte[]> response = api.get("/");

        assertThat(response.body()).isEqualTo(bytes);
        assertThat(response.headers().firstValue("content-encoding")).contains("gzip");
    }

    @Test
    void the_connection_is_not_the_functions_business() throws Exception {
        answer("{\"statusCode\":200,\"body\":\"abc\",\"headers\":{\"Content-Length\":\"1\",\"Transfer-Encoding\":\"x\","
                + "\"Connection\":\"close\"}}");

        HttpResponse<byte[]> response = api.get("/");

        assertThat(text(response)).isEqualTo("abc");
        assertThat(response.headers().firstValue("content-length")).contains("3");
        assertThat(response.headers().map()).doesNotContainKeys("transfer-encoding", "connection");
    }

    @Test
    void headers_that_api_gateway_keeps_for_itself_come_under_another_name() throws Exception {
        answer("{\"statusCode\":401,\"headers\":{\"WWW-Authenticate\":\"Basic\"}}");

        HttpResponse<byte[]> response = api.get("/");

        assertThat(response.headers().firstValue("www-authenticate")).isEmpty();
        assertThat(response.headers().firstValue("x-amzn-remapped-www-authenticate"))
                .contains("Basic");
    }

    @Test
    void what_a_function_returns_without_a_status_is_the_body() throws Exception {
        answer("{\"count\":1}");
        HttpResponse<byte[]> object = api.get("/");
        answer("\"plain\"");
        HttpResponse<byte[]> string = api.get("/");

        assertThat(object.statusCode()).isEqualTo(200);
        assertThat(object.headers().firstValue("content-type")).contains("application/json");
        assertThat(text(object)).isEqualTo("{\"count\":1}");
        assertThat(text(string)).isEqualTo("plain");
    }

    @Test
    void head_gets_the_headers_without_the_body() throws Exception {
        answer("{\"statusCode\":200,\"headers\":{\"etag\":\"x\"},\"body\":\"abc\"}");

        HttpResponse<byte[]> response = api.send(api.request("/").method("HEAD", BodyPublishers.noBody()));

        assertThat(api.events.take()).contains("\"method\":\"HEAD\"");
        assertThat(response.headers().firstValue("etag")).contains("x");
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void an_answer_that_may_have_no_body_has_none(int status) throws Exception {
        answer("{\"statusCode\":" + status + ",\"body\":\"abc\"}");

        HttpResponse<byte[]> response = api.get("/");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "{\"statusCode\":\"many\"}",
                "{\"statusCode\":1000}",
                "{\"statusCode\":200,\"body\":{}}",
                "{\"statusCode\":200,\"headers\":[]}",
                "{\"statusCode\":200,\"headers\":{\"a\":[]}}",
                "{\"statusCode\":200,\"cookies\":\"a=1\"}",
                "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"%\"}",
            })
    void what_is_in_no_format_is_an_internal_error(String payload) throws Exception {
        answer(payload);

        assertGatewaysOwn(api.get("/"), 500, "Internal Server Error");
    }

    @Test
    void a_function_that_fails_is_an_internal_error_without_its_words() throws Exception {
        api.function =
                event -> new InvocationResult.Failed("1", "{\"errorMessage\":\"secret\"}".getBytes(), new byte[0]);

        assertGatewaysOwn(api.get("/"), 500, "Internal Server Error");
    }

    @Test
    void a_function_without_a_process_to_spare_is_unavailable() throws Exception {
        api.function = event -> new InvocationResult.NotInvoked("busy");

        assertGatewaysOwn(api.get("/"), 503, "Service Unavailable");
    }

    @Test
    void a_function_that_is_too_late_is_unavailable_and_still_runs_to_its_end() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (ServedApi hasty = ServedApi.withTimeout(Duration.ofMillis(50))) {
            hasty.function = event -> {
                answered.await();
                ended.countDown();
                return succeeded("{\"statusCode\":200}");
            };

            assertGatewaysOwn(hasty.get("/"), 503, "Service Unavailable");

            answered.countDown();
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_path_of_no_route_is_not_found() throws Exception {
        try (ServedApi routed = ServedApi.withRoutes("GET /pets")) {
            assertGatewaysOwn(routed.get("/cars"), 404, "Not Found");
            assertThat(routed.events).isEmpty();
        }
    }

    @Test
    void a_request_may_hold_ten_megabytes_and_an_event_lambdas_six() throws Exception {
        assertGatewaysOwn(post(10 * 1024 * 1024 + 1), 413, "Request Entity Too Large");
        assertGatewaysOwn(post(5 * 1024 * 1024), 413, "Request Entity Too Large");
        assertThat(api.events).isEmpty();
        assertThat(post(4 * 1024 * 1024).statusCode()).isEqualTo(200);
    }

    @Test
    void more_headers_than_api_gateway_takes_are_refused() throws Exception {
        assertThat(api.send(api.request("/").header("X-Long", "x".repeat(9_000)))
                        .statusCode())
                .isEqualTo(200);
        assertGatewaysOwn(
                api.send(api.request("/").header("X-Long", "x".repeat(10_300))),
                431,
                "Request Header Fields Too Large");
    }

    @Test
    void many_callers_are_served_while_others_wait() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        api.function = event -> {
            if (event.contains("\"rawPath\":\"/slow\"")) {
                slow.await();
            }
            return succeeded("{\"statusCode\":200}");
        };
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiting.add(CompletableFuture.supplyAsync(
                    () -> status("/slow"), run -> Thread.ofVirtual().start(run)));
        }

        assertThat(api.get("/fast").statusCode()).isEqualTo(200);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);

        slow.countDown();
        for (CompletableFuture<Integer> each : waiting) {
            assertThat(each.get(20, TimeUnit.SECONDS)).isEqualTo(200);
        }
    }

    @Test
    void requests_are_billed_in_steps_of_512_kib() throws Exception {
        api.get("/");
        assertThat(api.billedRequests()).isEqualTo(1);
        post(512 * 1024 + 1);
        assertThat(api.billedRequests()).isEqualTo(3);
        answer("{\"statusCode\":200,\"body\":\"" + "x".repeat(1024 * 1024 + 1) + "\"}");
        api.get("/");
        assertThat(api.billedRequests()).isEqualTo(6);
    }

    @Test
    void a_request_that_is_not_admitted_neither_invokes_the_function_nor_costs_anything() throws Exception {
        api.admits = false;

        assertGatewaysOwn(api.get("/"), 429, "Too Many Requests");
        assertThat(api.events).isEmpty();
        assertThat(api.billedRequests()).isZero();

        api.admits = true;
        assertThat(api.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void faults_speak_as_api_gateway_does() throws Exception {
        api.faults.set(FaultRule.of(SERVICE, "GET /a", Effect.THROTTLE), FaultRule.of(SERVICE, "*", Effect.FAIL));

        assertGatewaysOwn(api.get("/a?x=1"), 429, "Too Many Requests");
        assertGatewaysOwn(api.get("/b"), 500, "Internal Server Error");
        assertThat(api.events).isEmpty();
        assertThat(api.billedRequests()).isZero();
    }

    @Test
    void a_request_can_be_delayed_and_its_connection_cut_before_and_after_the_function() throws Exception {
        api.faults.set(FaultRule.delay(SERVICE, "*", Duration.ofMillis(1)).times(1));
        assertThat(api.get("/").statusCode()).isEqualTo(200);
        assertThat(api.faults.hits()).containsExactly(1);
        assertThat(api.events.take()).isNotEmpty();

        // A client of java.net.http asks a second time when a connection is cut; this one does not.
        api.faults.set(FaultRule.of(SERVICE, "*", Effect.CUT_BEFORE));
        assertThat(cut("/")).isTrue();
        assertThat(api.events).isEmpty();
        api.faults.set(FaultRule.of(SERVICE, "*", Effect.CUT_AFTER));
        assertThat(cut("/")).isTrue();
        assertThat(api.events).hasSize(1);
    }

    private boolean cut(String path) throws IOException {
        try {
            return api.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    private int status(String path) {
        try {
            return api.get(path).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<byte[]> post(int bytes) throws Exception {
        HttpRequest.Builder request = api.request("/").POST(BodyPublishers.ofByteArray(new byte[bytes]));
        return api.send(request);
    }

    private void answer(String payload) {
        api.function = event -> succeeded(payload);
    }

    private static void assertGatewaysOwn(HttpResponse<byte[]> response, int status, String message) {
        assertThat(text(response)).isEqualTo("{\"message\":\"" + message + "\"}");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
