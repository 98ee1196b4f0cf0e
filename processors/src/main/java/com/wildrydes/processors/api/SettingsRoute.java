package com.wildrydes.processors.api;

import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.http.Json;
import com.wildrydes.processors.http.Response;
import com.wildrydes.processors.http.Route;
import java.util.Set;

/// `GET /api/settings`: what the page must know before it begins.
///
/// ```
/// {"tileUrl":"https://…/{z}/{x}/{y}.png","tileAttribution":"…","goneAfterSeconds":30,"alertBelow":100,"pollMs":1000}
/// ```
final class SettingsRoute {

    private SettingsRoute() {}

    static Route of(ApiSettings settings) {
        byte[] document = Json.object(json -> {
            if (!settings.tileUrl().isEmpty()) {
                json.writeStringField("tileUrl", settings.tileUrl());
                json.writeStringField("tileAttribution", settings.tileAttribution());
            }
            json.writeNumberField("goneAfterSeconds", Block.GONE_AFTER_MS / 1000);
            json.writeNumberField("alertBelow", settings.alertBelow());
            json.writeNumberField("pollMs", settings.poll().toMillis());
        });
        return new Route("GET", "/api/settings", Set.of(), call -> Response.json(document));
    }
}
