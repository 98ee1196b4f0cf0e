package com.wildrydes.local.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontDoorTest {
    private static final String JSON_1_1 = "application/x-amz-json-1.1";

    private final Recorder kinesis = new Recorder("kinesis", List.of("Kinesis_20131202"), List.of());
    private final Recorder lambda = new Recorder("lambda", List.of(), List.of("/2015-03-31/"));
    private final Recorder sts = new Recorder("sts", List.of(), List.of());

    private FrontDoor door;

    @BeforeEach
    void open() throws IOException {
        door = FrontDoor.open(kinesis, lambda, sts);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void the_target_names_service_and_operation() throws Exception {
        send("POST", "/", "{}", "X-Amz-Target", "Kinesis_20131202.ListStreams", "Content-Type", JSON_1_1);
        assertThat(kinesis.last().operation()).isEqualTo("ListStreams");
        assertThat(kinesis.last().protocol()).isEqualTo(AwsProtocol.JSON_1_1);
        assertThat(kinesis.last().region()).isEqualTo("us-east-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS4-HMAC-SHA256 Credential=AKID/20260131/eu-west-1/sts/aws4_request, SignedHeaders=host | eu-west-1",
                "AWS4-HMAC-SHA256 Credential=a/b/20260131/xx-moon-9/sts/aws4_request,Signature=0 | xx-moon-9",
                "AWS4-ECDSA-P256-SHA256 Credential=AKID/20260131/sts/aws4_request | us-east-1",
            })
    void the_signatures_scope_names_service_and_region(String authorization, String region) throws Exception {
        send(
                "POST",
                "/",
                "Action=GetCallerIdentity&Version=2011-06-15",
                "Authorization",
                authorization,
                "Content-Type",
                "application/x-www-form-urlencoded; charset=utf-8");
        assertThat(sts.last().operation()).isEqualTo("GetCallerIdentity");
        assertThat(sts.last().region()).isEqualTo(region);
    }

    @Test
    void a_presigned_url_carries_its_scope_in_the_query() throws Exception {
        send("GET", "/?X-Amz-Credential=AKID%2F20260131%2Feu-west-1%2Fsts%2Faws4_request", "");
        assertThat(sts.last().region()).isEqualTo("eu-west-1");
    }

    @Test
    void an_unsigned_request_is_found_by_its_path() throws Exception {
        send("GET", "/2015-03-31/functions/a%3Ab/?x=%C3%A4", "");
        assertThat(lambda.last().pathSegments()).containsExactly("2015-03-31", "functions", "a:b");
        assertThat(lambda.last().queryParameter("x")).isEqualTo("ä");
    }

    @Test
    void a_service_that_is_not_there_is_answered_with_those_that_are() throws Exception {
        HttpResponse<byte[]> answer = send(
                "POST",
                "/",
                "{}",
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=A/20260131/us-east-1/sqs/aws4_request",
                "Content-Type",
                "application/x-amz-json-1.0");
        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(text(answer)).contains("kinesis, lambda, sts", "service sqs");
    }

    @Test
    void an_error_is_worded_in_the_protocol_of_its_request() throws Exception {
        kinesis.failure = lambda.failure =
                sts.failure = new AwsException("ResourceNotFoundException", "Stream <x> & \"y\" not found", 400);

        HttpResponse<byte[]> json =
                send("POST", "/", "{}", "X-Amz-Target", "Kinesis_20131202.PutRecord", "Content-Type", JSON_1_1);
        assertThat(json.headers().firstValue("x-amzn-ErrorType")).contains("ResourceNotFoundException");
        assertThat(json.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(new JsonMapper().readTree(json.body()).get("__type").asText())
                .isEqualTo("ResourceNotFoundException");

        HttpResponse<byte[]> cbor = send(
                "POST",
                "/",
                "",
                "X-Amz-Target",
                "Kinesis_20131202.PutRecord",
                "Content-Type",
                "application/x-amz-cbor-1.1");
        JsonNode decoded = new JsonMapper(new CBORFactory()).readTree(cbor.body());
        assertThat(decoded.get("message").asText()).isEqualTo("Stream <x> & \"y\" not found");
        assertThat(cbor.headers().firstValue("Content-Type")).contains("application/x-amz-cbor-1.1");

        HttpResponse<byte[]> rest = send("GET", "/2015-03-31/functions", "");
        assertThat(rest.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(rest.headers().firstValue("x-amzn-ErrorType")).contains("ResourceNotFoundException");

        HttpResponse<byte[]> query = send(
                "POST",
                "/",
                "Action=X",
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=A/20260131/us-east-1/sts/aws4_request",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(text(query))
                .contains("<ErrorResponse><Error><Type>Sender</Type><Code>ResourceNotFoundException</Code>")
                .contains("Stream &lt;x&gt; &amp; &quot;y&quot; not found");
    }

    @Test
    void an_unexpected_failure_is_an_internal_failure() throws Exception {
        kinesis.crash = new IllegalStateException("broken");
        HttpResponse<byte[]> answer =
                send("POST", "/", "{}", "X-Amz-Target", "Kinesis_20131202.PutRecord", "Content-Type", JSON_1_1);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(text(answer)).contains("InternalFailure");
    }

    @Test
    void a_zipped_body_is_unzipped() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        }
        sendBytes(zipped.toByteArray());
        assertThat(new String(kinesis.last().body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
    }

    @Test
    void a_body_that_only_claims_to_be_zipped_is_refused() throws Exception {
        HttpResponse<byte[]> answer = sendBytes("plain".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("SerializationException");
    }

    @Test
    void a_zipped_body_that_unfolds_beyond_the_limit_is_refused() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(new byte[20 * 1024 * 1024]);
        }
        assertThat(sendBytes(zipped.toByteArray()).statusCode()).isEqualTo(413);
    }

    @Test
    void a_body_beyond_the_limit_is_refused() throws Exception {
        HttpResponse<byte[]> answer = send(
                "POST",
                "/",
                "x".repeat(17 * 1024 * 1024),
                "X-Amz-Target",
                "Kinesis_20131202.PutRecords",
                "Content-Type",
                JSON_1_1);
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?a=%zz", "/%zz", "/2015-03-31/%C3", "/2015-03-31/functions/%zz"})
    void a_request_that_means_nothing_gets_an_answer(String path) throws Exception {
        try (java.net.Socket socket = new java.net.Socket("localhost", door.port())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 ");
        }
    }

    @Test
    void health_is_503_until_everything_is_up() throws Exception {
        try (FrontDoor starting = FrontDoor.bind(0)) {
            URI health = starting.endpoint().resolve("/health");
            assertThat(send(starting, "GET", "/", "").statusCode()).isEqualTo(503);
            assertThat(send(starting, "GET", "/health", "").statusCode()).isEqualTo(503);
            starting.serve(List.of(sts), List.of(), request -> Fault.NONE);
            assertThat(send(starting, "GET", "/health", "").statusCode()).isEqualTo(503);
            starting.ready();
            assertThat(text(send(starting, "GET", health.getPath(), ""))).isEqualTo("{\"status\":\"up\"}");
        }
    }

    @Test
    void an_unknown_local_page_is_a_problem_that_names_the_known_ones() throws Exception {
        HttpResponse<byte[]> answer = send("GET", "/_local/nothing", "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void only_this_machine_can_reach_it() {
        assertThat(door.address().getAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void a_port_that_is_taken_is_told() {
        assertThatThrownBy(() -> FrontDoor.bind(door.port()))
                .isInstanceOf(IOException.class)
                .satisfiesAnyOf(
                        e -> assertThat(e).isInstanceOf(BindException.class),
                        e -> assertThat(e).hasCauseInstanceOf(BindException.class));
    }

    private HttpResponse<byte[]> sendBytes(byte[] body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(door.endpoint())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .headers(
                            "X-Amz-Target",
                            "Kinesis_20131202.PutRecords",
                            "Content-Type",
                            JSON_1_1,
                            "Content-Encoding",
                            "gzip")
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private HttpResponse<byte[]> send(String method, String path, String body, String... headers) throws Exception {
        return send(door, method, path, body, headers);
    }

    private static HttpResponse<byte[]> send(FrontDoor to, String method, String path, String body, String... headers)
            throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(to.endpoint() + path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /// Remembers what it was asked, and answers or fails as told.
    private static final class Recorder implements AwsService {
        private final String name;
        private final List<String> targets;
        private final List<String> paths;
        private final List<AwsRequest> requests = new ArrayList<>();
        private AwsException failure;
        private RuntimeException crash;

        Recorder(String name, List<String> targets, List<String> paths) {
            this.name = name;
            this.targets = targets;
            this.paths = paths;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<String> targetPrefixes() {
            return targets;
        }

        @Override
        public List<String> pathPrefixes() {
            return paths;
        }

        @Override
        public synchronized AwsResponse handle(AwsRequest request) throws AwsException {
            requests.add(request);
            if (crash != null) {
                throw crash;
            }
            if (failure != null) {
                throw failure;
            }
            return AwsResponse.text(200, "text/plain", "done");
        }

        synchronized AwsRequest last() {
            return requests.getLast();
        }
    }
}
