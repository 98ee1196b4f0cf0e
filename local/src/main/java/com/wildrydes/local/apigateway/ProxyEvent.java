package com.wildrydes.local.apigateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The event that a function gets for a request: payload format 2.0 (API Gateway Developer Guide, "Create AWS Lambda
/// proxy integrations for HTTP APIs").
final class ProxyEvent {
    private static final JsonFactory JSON = new JsonFactory();

    /// Of its access logs, which the event's `time` is written like.
    private static final DateTimeFormatter COMMON_LOG_TIME = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /// Bodies of these types, and of `text/*`, are handed on as text; all others, also those of no type, in base64. The
    /// document says only that binary ones are; which those are has been found by trying.
    private static final Set<String> TEXT_TYPES =
            Set.of("application/json", "application/javascript", "application/xml");

    private ProxyEvent() {}

    /// The event, as JSON.
    static byte[] of(HttpCall call, Routes.Match match, String accountId) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048 + call.body().length * 4 / 3);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("version", "2.0");
            json.writeStringField("routeKey", match.route().key());
            json.writeStringField("rawPath", call.path());
            json.writeStringField("rawQueryString", call.query());
            if (!call.cookies().isEmpty()) {
                json.writeArrayFieldStart("cookies");
                for (String cookie : call.cookies()) {
                    json.writeString(cookie);
                }
                json.writeEndArray();
            }
            texts(json, "headers", call.headers());
            texts(json, "queryStringParameters", parameters(call.query()));
            texts(json, "pathParameters", match.pathParameters());
            context(json, call, match.route(), accountId);
            body(json, call);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void context(JsonGenerator json, HttpCall call, Route route, String accountId) throws IOException {
        String domain = call.host().replaceFirst(":\\d+$", "");
        json.writeObjectFieldStart("requestContext");
        json.writeStringField("accountId", accountId);
        json.writeStringField("apiId", route.apiId());
        json.writeStringField("domainName", domain);
        json.writeStringField("domainPrefix", domain.split("\\.", 2)[0]);
        json.writeObjectFieldStart("http");
        json.writeStringField("method", call.method());
        json.writeStringField("path", call.path());
        json.writeStringField("protocol", call.protocol());
        json.writeStringField("sourceIp", call.sourceIp());
        json.writeStringField("userAgent", call.headers().getOrDefault("user-agent", ""));
        json.writeEndObject();
        json.writeStringField("requestId", call.requestId());
        json.writeStringField("routeKey", route.key());
        json.writeStringField("stage", "$default");
        json.writeStringField("time", COMMON_LOG_TIME.format(call.time()));
        json.writeNumberField("timeEpoch", call.time().toEpochMilli());
        json.writeEndObject();
    }

    private static void body(JsonGenerator json, HttpCall call) throws IOException {
        boolean text = isText(call.headers().getOrDefault("content-type", ""));
        if (call.body().length > 0) {
            json.writeStringField(
                    "body",
                    text
                            ? new String(call.body(), StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(call.body()));
        }
        json.writeBooleanField("isBase64Encoded", call.body().length > 0 && !text);
    }

    private static boolean isText(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || TEXT_TYPES.contains(type);
    }

    /// Nothing where there are none, as API Gateway has it.
    private static void texts(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    /// The query's parameters, decoded; the values of a repeated one joined by commas.
    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.merge(decoded(name), decoded(value), (first, next) -> first + ',' + next);
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A percent sign that begins no escape stands for itself.
            return text;
        }
    }
}
