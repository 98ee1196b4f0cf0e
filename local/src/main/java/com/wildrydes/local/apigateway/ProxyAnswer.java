package com.wildrydes.local.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads what a function returned, in payload format 2.0: status, headers, cookies and body; or, without a
/// `statusCode`, a JSON value that is the body itself.
final class ProxyAnswer {
    private static final JsonMapper JSON = new JsonMapper();

    /// Headers that API Gateway keeps for itself: a function's reach the caller under another name.
    private static final Set<String> REMAPPED = Set.of("authorization", "date", "server", "www-authenticate");

    private ProxyAnswer() {}

    /// The answer that a function's payload stands for.
    ///
    /// @throws IOException when it is in no form that API Gateway takes
    static HttpAnswer read(byte[] payload) throws IOException {
        JsonNode answer = JSON.readTree(payload);
        if (!answer.isObject() || !answer.has("statusCode")) {
            return inferred(payload, answer);
        }
        int status = answer.get("statusCode").asInt(-1);
        if (status < 100 || status > 599) {
            throw new IOException("statusCode must be from 100 to 599: " + answer.get("statusCode"));
        }
        Map<String, String> headers = headers(answer.path("headers"));
        byte[] body = body(answer);
        if (body.length > 0) {
            headers.putIfAbsent("content-type", "text/plain;charset=UTF-8");
        }
        return new HttpAnswer(status, headers, texts(answer.path("cookies")), body);
    }

    private static HttpAnswer inferred(byte[] payload, JsonNode answer) throws IOException {
        if (answer.isMissingNode()) {
            throw new IOException("the function returned nothing");
        }
        // A string is its text, all else is JSON.
        byte[] body = answer.isTextual() ? answer.textValue().getBytes(StandardCharsets.UTF_8) : payload;
        return new HttpAnswer(200, Map.of("content-type", "application/json"), List.of(), body);
    }

    private static Map<String, String> headers(JsonNode headers) throws IOException {
        if (!headers.isMissingNode() && !headers.isNull() && !headers.isObject()) {
            throw new IOException("headers must be an object: " + headers.getNodeType());
        }
        Map<String, String> read = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            if (!header.getValue().isValueNode()) {
                throw new IOException("a header must be a string: " + header.getKey());
            }
            String name = header.getKey().toLowerCase(Locale.ROOT);
            read.put(
                    REMAPPED.contains(name) ? "x-amzn-remapped-" + name : name,
                    header.getValue().asText());
        }
        return read;
    }

    private static List<String> texts(JsonNode list) throws IOException {
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            throw new IOException("cookies must be a list: " + list.getNodeType());
        }
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static byte[] body(JsonNode answer) throws IOException {
        JsonNode body = answer.path("body");
        if (body.isMissingNode() || body.isNull()) {
            return new byte[0];
        }
        if (!body.isTextual()) {
            throw new IOException("body must be a string: " + body.getNodeType());
        }
        if (!answer.path("isBase64Encoded").asBoolean(false)) {
            return body.textValue().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(body.textValue());
        } catch (IllegalArgumentException e) {
            throw new IOException("body must be the base64 that isBase64Encoded says: " + e.getMessage(), e);
        }
    }
}
