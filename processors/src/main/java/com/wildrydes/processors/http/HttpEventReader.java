package com.wildrydes.processors.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads the JSON that API Gateway sends a function for a request to an HTTP API. Thread-safe.
///
/// ```
/// {"version": "2.0", "rawPath": "/api/fleet", "rawQueryString": "since=AAEC", "cookies": ["a=b"],
///  "headers": {"accept-encoding": "gzip", …}, "body": "…", "isBase64Encoded": false,
///  "requestContext": {"requestId": "JKJaXmPLvHcESHA=", "http": {"method": "GET", …}, …}, …}
/// ```
///
/// The format is payload 2.0 of the API Gateway Developer Guide, "Create AWS Lambda proxy integrations for HTTP
/// APIs". Fields that are not needed are skipped, whatever they hold.
public final class HttpEventReader {

    private static final JsonFactory JSON = new JsonFactory();

    /// The request.
    ///
    /// @throws IOException when the event cannot be read or is not of this format
    public Request read(InputStream event) throws IOException {
        var fields = new Fields();
        try (JsonParser json = JSON.createParser(event)) {
            expect(json.nextToken(), JsonToken.START_OBJECT, "the event");
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                switch (field) {
                    case "version" -> fields.version = json.getText();
                    case "rawPath" -> fields.path = json.getText();
                    case "rawQueryString" -> fields.query = text(json, value);
                    case "headers" -> readHeaders(json, value, fields.headers);
                    case "cookies" -> readCookies(json, value, fields.cookies);
                    case "body" -> fields.body = text(json, value);
                    case "isBase64Encoded" -> fields.base64 = value == JsonToken.VALUE_TRUE;
                    case "requestContext" -> readContext(json, value, fields);
                    default -> json.skipChildren();
                }
            }
        }
        return fields.request();
    }

    private static void readHeaders(JsonParser json, JsonToken value, Map<String, String> headers) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        expect(value, JsonToken.START_OBJECT, "headers");
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            headers.put(name.toLowerCase(Locale.ROOT), text(json, json.nextToken()));
        }
    }

    private static void readCookies(JsonParser json, JsonToken value, List<String> cookies) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        expect(value, JsonToken.START_ARRAY, "cookies");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            cookies.add(json.getText());
        }
    }

    private static void readContext(JsonParser json, JsonToken value, Fields fields) throws IOException {
        expect(value, JsonToken.START_OBJECT, "requestContext");
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            JsonToken inner = json.nextToken();
            if (field.equals("requestId")) {
                fields.id = text(json, inner);
            } else if (field.equals("http") && inner == JsonToken.START_OBJECT) {
                for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                    json.nextToken();
                    if (name.equals("method")) {
                        fields.method = json.getText();
                    } else {
                        json.skipChildren();
                    }
                }
            } else {
                json.skipChildren();
            }
        }
    }

    private static String text(JsonParser json, JsonToken value) throws IOException {
        return value == JsonToken.VALUE_NULL ? "" : json.getText();
    }

    private static void expect(JsonToken token, JsonToken expected, String what) throws IOException {
        if (token != expected) {
            throw new IOException("an HTTP API's event: " + what + " must be " + expected + ": is " + token);
        }
    }

    private static final class Fields {
        private String version = "none";
        private String id = "";
        private String method = "";
        private String path = "";
        private String query = "";
        private final Map<String, String> headers = new HashMap<>();
        private final List<String> cookies = new ArrayList<>();
        private String body = "";
        private boolean base64;

        private Request request() throws IOException {
            if (!version.equals("2.0")) {
                throw new IOException("an HTTP API's event must be of payload version 2.0: " + version);
            }
            if (method.isEmpty() || !path.startsWith("/")) {
                throw new IOException("an HTTP API's event must have requestContext.http.method and rawPath");
            }
            byte[] bytes = base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
            return new Request(id, method, path, query, Map.copyOf(headers), List.copyOf(cookies), bytes);
        }
    }
}
