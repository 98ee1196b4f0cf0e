package com.wildrydes.processors.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.wildrydes.processors.fleet.UnicornState;
import com.wildrydes.processors.http.Json;
import java.io.IOException;

/// Unicorns as the routes show them.
///
/// ```
/// "name":"Shadowfax","statusTime":"2026-07-21T09:15:00.123Z","latitude":40.748817,"longitude":-73.985428,
/// "healthPoints":150,"magicPoints":140,"speed":4.2,"heading":78
/// ```
///
/// `heading` is missing until the unicorn has moved.
final class UnicornJson {

    private UnicornJson() {}

    /// Writes the fields of an object.
    static void writeFields(JsonGenerator json, UnicornState unicorn) throws IOException {
        json.writeStringField("name", unicorn.name());
        Json.writeTimeField(json, "statusTime", unicorn.statusTimeMs());
        json.writeNumberField("latitude", unicorn.latitude());
        json.writeNumberField("longitude", unicorn.longitude());
        json.writeNumberField("healthPoints", unicorn.healthPoints());
        json.writeNumberField("magicPoints", unicorn.magicPoints());
        writeFinite(json, "speed", unicorn.speed());
        writeFinite(json, "heading", unicorn.heading());
    }

    /// JSON has no other numbers.
    private static void writeFinite(JsonGenerator json, String field, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(field, value);
        }
    }
}
