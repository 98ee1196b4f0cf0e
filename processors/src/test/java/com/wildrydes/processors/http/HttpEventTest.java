package com.wildrydes.processors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// API Gateway's JSON to a request, and an answer to its JSON.
class HttpEventTest {

    /// The example of the API Gateway Developer Guide, "Create AWS Lambda proxy integrations for HTTP APIs".
    private static final String EXAMPLE = """
            {
              "version": "2.0",
              "routeKey": "$default",
              "rawPath": "/my/path",
              "rawQueryString": "parameter1=value1&parameter1=value2&parameter2=value",
              "cookies": ["cookie1", "cookie2"],
              "headers": {"header1": "value1", "header2": "value1,value2"},
              "queryStringParameters": {"parameter1": "value1,value2", "parameter2": "value"},
              "requestContext": {
                "accountId": "123456789012",
                "apiId": "api-id",
                "authentication": {"clientCert": {"clientCertPem": "CERT_CONTENT", "validity": {"notBefore": "May"}}},
                "domainName": "id.execute-api.us-east-1.amazonaws.com",
                "http": {"method": "POST", "path": "/my/path", "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1",
                  "userAgent": "agent"},
                "requestId": "id",
                "routeKey": "$default",
                "stage": "$default",
                "time": "12/Mar/2020:19:03:58 +0000",
                "timeEpoch": 1583348638390
              },
              "body": "SGVsbG8gZnJvbSBMYW1iZGE",
              "pathParameters": {"parameter1": "value1"},
              "isBase64Encoded": true,
              "stageVariables": {"stageVariable1": "value1", "stageVariable2": "value2"}
            }
            """;

    private final HttpEventReader reader = new HttpEventReader();

    @Test
    void the_example_of_the_guide_is_read() throws Exception {
        Request request = read(EXAMPLE);
        assertThat(request.id()).isEqualTo("id");
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/my/path");
        assertThat(request.queryString()).isEqualTo("parameter1=value1&parameter1=value2&parameter2=value");
        assertThat(request.cookies()).containsExactly("cookie1", "cookie2");
        assertThat(request.header("header2")).isEqualTo("value1,value2");
        assertThat(request.body()).asString(StandardCharsets.UTF_8).isEqualTo("Hello from Lambda");
    }

    @Test
    void what_may_be_missing_is_empty() throws Exception {
        Request request = read("{\"version\":\"2.0\",\"rawPath\":\"/\",\"cookies\":null,\"headers\":null,\"body\":null,"
                + "\"requestContext\":{\"http\":{\"method\":\"GET\"}}}");
        assertThat(request.queryString()).isEmpty();
        assertThat(request.cookies()).isEmpty();
        assertThat(request.headers()).isEmpty();
        assertThat(request.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"version\":\"2.0\"}",
                "{\"version\":\"2.0\",\"rawPath\":\"x\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}",
                "{\"version\":\"2.0\",\"rawPath\":\"/\",\"requestContext\":7}",
                "{\"version\":\"2.0\",\"headers\":[]}"
            })
    void what_is_no_such_event_is_refused(String event) {
        assertThatThrownBy(() -> read(event)).isInstanceOf(IOException.class);
    }

    @Test
    void text_travels_as_it_is_and_bytes_as_base64() throws Exception {
        Response text =
                Response.json("{\"a\":\"ü\"}".getBytes(StandardCharsets.UTF_8)).withCookie("a=b");
        assertThat(write(text))
                .isEqualTo("{\"statusCode\":200,\"headers\":{\"content-type\":\"application/json\"},"
                        + "\"cookies\":[\"a=b\"],\"isBase64Encoded\":false,\"body\":\"{\\\"a\\\":\\\"ü\\\"}\"}");
        assertThat(write(text.with("content-encoding", "gzip")))
                .contains("\"isBase64Encoded\":true", "eyJhIjoiw7wifQ==");
        assertThat(write(Response.of(200, "image/png", new byte[] {1, 2}))).contains("\"body\":\"AQI=\"");
        assertThat(write(Response.done()))
                .isEqualTo("{\"statusCode\":204,\"headers\":{},\"isBase64Encoded\":false,\"body\":\"\"}");
    }

    private Request read(String event) throws IOException {
        return reader.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
    }

    private static String write(Response response) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new HttpResponseWriter().write(response, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
