package com.wildrydes.local.apigateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What the caller of an HTTP API gets.
///
/// @param status 100 to 599
/// @param headers by name, one value each
/// @param cookies each a `Set-Cookie` header
/// @param body not to be changed
@SuppressWarnings("ArrayRecordComponent") // bodies are handed on, never compared
record HttpAnswer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {

    /// API Gateway's own answer, as it words all of them.
    static HttpAnswer ofGateway(int status, String message) {
        String json =
                JsonNodeFactory.instance.objectNode().put("message", message).toString();
        return new HttpAnswer(
                status, Map.of("content-type", "application/json"), List.of(), json.getBytes(StandardCharsets.UTF_8));
    }
}
