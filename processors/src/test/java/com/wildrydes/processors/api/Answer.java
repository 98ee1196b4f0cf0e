package com.wildrydes.processors.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// An answer as a client of API Gateway gets it.
///
/// @param lambdaBytes what the function handed over, of which Lambda takes 6 MB
/// @param sentBytes of the body on the wire
record Answer(
        int status, Map<String, String> headers, List<String> cookies, byte[] body, int lambdaBytes, int sentBytes) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(byte[] lambdaAnswer) throws IOException {
        JsonNode answer = JSON.readTree(lambdaAnswer);
        var headers = new TreeMap<String, String>();
        answer.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().textValue()));
        var cookies = new ArrayList<String>();
        answer.path("cookies").forEach(cookie -> cookies.add(cookie.textValue()));
        String text = answer.get("body").textValue();
        byte[] sent = answer.get("isBase64Encoded").booleanValue()
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        byte[] body = "gzip".equals(headers.get("content-encoding")) && sent.length > 0
                ? new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes()
                : sent;
        return new Answer(
                answer.get("statusCode").intValue(), headers, cookies, body, lambdaAnswer.length, sent.length);
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(text(), e);
        }
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    String header(String name) {
        return headers.get(name);
    }

    String detail() {
        return json().path("detail").asText();
    }

    List<String> names() {
        return json().get("unicorns").findValuesAsText("name").stream().sorted().toList();
    }

    List<String> gone() {
        var names = new ArrayList<String>();
        json().get("gone").forEach(name -> names.add(name.textValue()));
        names.sort(null);
        return names;
    }

    String cursor() {
        return json().get("cursor").textValue();
    }
}
