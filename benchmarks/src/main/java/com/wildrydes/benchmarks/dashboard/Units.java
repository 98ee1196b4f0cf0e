package com.wildrydes.benchmarks.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/// What the stack has billed so far.
record Units(Map<String, Double> quantities) {
    static Units read(String endpoint) throws IOException {
        JsonNode bill = new ObjectMapper()
                .readTree(URI.create(endpoint + "/_local/bill").toURL());
        var quantities = new TreeMap<String, Double>();
        bill.get("lines")
                .forEach(line -> quantities.put(
                        line.get("service").asText() + " " + line.get("unit").asText(),
                        line.get("quantity").asDouble()));
        return new Units(quantities);
    }

    /// How many of a unit there are more than before.
    double since(Units before, String unit) {
        return quantities.getOrDefault(unit, 0.0) - before.quantities.getOrDefault(unit, 0.0);
    }
}
