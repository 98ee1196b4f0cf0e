package com.wildrydes.local.frontdoor;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// One answer of an AWS service. The front door adds the request id.
///
/// @param contentType empty for an answer without one, such as a 204
/// @param headers further headers
@SuppressWarnings("ArrayRecordComponent") // bodies are handed on, never compared
public record AwsResponse(int status, String contentType, Map<String, String> headers, byte[] body) {

    /// A successful answer.
    public static AwsResponse ok(String contentType, byte[] body) {
        return new AwsResponse(200, contentType, Map.of(), body);
    }

    /// An answer without a body.
    public static AwsResponse empty(int status) {
        return new AwsResponse(status, "", Map.of(), new byte[0]);
    }

    /// An answer in text, as UTF-8.
    public static AwsResponse text(int status, String contentType, String body) {
        return new AwsResponse(status, contentType, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    /// The same answer with one more header.
    public AwsResponse withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new AwsResponse(status, contentType, Map.copyOf(more), body);
    }
}
