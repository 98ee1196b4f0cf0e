package com.wildrydes.processors.http;

import java.util.Map;

/// Errors as answers: `application/problem+json` (RFC 9457, "Problem Details for HTTP APIs").
///
/// ```
/// {"type":"about:blank","title":"Not Found","status":404,"detail":"no unicorn is called Bill"}
/// ```
final class Problem {

    private static final String TYPE = "application/problem+json";

    private Problem() {}

    static Response response(int status, String detail, Map<String, String> headers) {
        byte[] body = Json.object(json -> {
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", title(status));
            json.writeNumberField("status", status);
            json.writeStringField("detail", detail);
        });
        return Response.of(status, TYPE, body).with(headers);
    }

    /// The status's name as RFC 9110 has it.
    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> status < 500 ? "Bad Request" : "Internal Server Error";
        };
    }
}
