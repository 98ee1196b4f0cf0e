package com.wildrydes.processors.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Writes answers as the JSON that API Gateway takes back from a function, payload 2.0. Thread-safe.
///
/// ```
/// {"statusCode": 200, "headers": {"content-type": "application/json", …}, "cookies": ["…"],
///  "isBase64Encoded": true, "body": "H4sIAAAA…"}
/// ```
public final class HttpResponseWriter {

    /// Writes one answer; a body that is no plain text travels as base64.
    public void write(Response response, OutputStream target) throws IOException {
        boolean text = isText(response);
        try (JsonGenerator json = Json.generator(target)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", response.status());
            json.writeObjectFieldStart("headers");
            for (Map.Entry<String, String> header : response.headers().entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
            if (!response.cookies().isEmpty()) {
                json.writeArrayFieldStart("cookies");
                for (String cookie : response.cookies()) {
                    json.writeString(cookie);
                }
                json.writeEndArray();
            }
            json.writeBooleanField("isBase64Encoded", !text);
            json.writeFieldName("body");
            if (text) {
                json.writeString(new String(response.body(), StandardCharsets.UTF_8));
            } else {
                json.writeBinary(response.body());
            }
            json.writeEndObject();
        }
    }

    private static boolean isText(Response response) {
        if (response.headers().containsKey("content-encoding")) {
            return false;
        }
        String type = response.headers().getOrDefault("content-type", "");
        return response.body().length == 0 || type.startsWith("text/") || type.contains("json");
    }
}
