package com.wildrydes.system;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/// A status event as its JSON says it, number by number and without a double in between.
record Event(
        String name,
        String statusTime,
        BigDecimal latitude,
        BigDecimal longitude,
        BigDecimal distance,
        long healthPoints,
        long magicPoints) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Event parse(byte[] data, int offset, int length) {
        try {
            JsonNode json = JSON.readTree(data, offset, length);
            return new Event(
                    json.required("Name").textValue(),
                    json.required("StatusTime").textValue(),
                    json.required("Latitude").decimalValue(),
                    json.required("Longitude").decimalValue(),
                    json.required("Distance").decimalValue(),
                    json.required("HealthPoints").longValue(),
                    json.required("MagicPoints").longValue());
        } catch (IOException e) {
            throw new UncheckedIOException("the tests themselves made an event that is none", e);
        }
    }

    Minute.Key minute() {
        return new Minute.Key(name, statusTime.substring(0, "yyyy-MM-dd HH:mm:".length()) + "00");
    }
}
