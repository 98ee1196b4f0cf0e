package com.wildrydes.local.apigateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A request to an HTTP API, whole.
///
/// @param requestId the answer carries it in `apigw-requestid`
/// @param time of its arrival
/// @param method upper case
/// @param path decoded, as API Gateway hands it on
/// @param query as sent, without the question mark; empty without one
/// @param protocol such as `HTTP/1.1`
/// @param sourceIp the caller's address
/// @param host name and port that it asked for
/// @param headers by lower-case name, the values of a repeated one joined by commas; without cookies
/// @param cookies such as `name=value`
/// @param body not to be changed
@SuppressWarnings("ArrayRecordComponent") // bodies are handed on, never compared
record HttpCall(
        String requestId,
        Instant time,
        String method,
        String path,
        String query,
        String protocol,
        String sourceIp,
        String host,
        Map<String, String> headers,
        List<String> cookies,
        byte[] body) {}
