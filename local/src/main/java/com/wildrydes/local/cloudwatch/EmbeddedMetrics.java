package com.wildrydes.local.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes metrics of the log lines that are in CloudWatch's embedded metric format (CloudWatch User Guide,
/// "Specification: Embedded metric format"). Other lines, and lines that only look like it, are passed over, as
/// CloudWatch does. Thread-safe.
public final class EmbeddedMetrics {
    private static final JsonMapper JSON = new JsonMapper();

    private final Metrics metrics;

    public EmbeddedMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    /// Reads the log files that earlier runs left, so that counters go on where they stood. They are the store of
    /// the metrics: a counter is as durable as its line.
    ///
    /// @param folder the functions' logs, `*.log`; a folder that does not exist holds none
    public void readLogs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.log")) {
            for (Path log : logs) {
                // Decoded leniently: what a function writes is not always UTF-8, and a kill may have torn a line.
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(Files.newInputStream(log), StandardCharsets.UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        line(line);
                    }
                }
            }
        }
    }

    /// Takes one line of a log.
    public void line(String line) {
        if (!line.startsWith("{") || !line.contains("\"_aws\"")) {
            return;
        }
        JsonNode document;
        try {
            document = JSON.readTree(line);
        } catch (JsonProcessingException notMetrics) {
            return;
        }
        JsonNode metadata = document.path("_aws");
        Instant time = Instant.ofEpochMilli(metadata.path("Timestamp").asLong());
        for (JsonNode directive : metadata.path("CloudWatchMetrics")) {
            String namespace = directive.path("Namespace").asText();
            for (JsonNode dimensionSet : directive.path("Dimensions")) {
                Map<String, String> dimensions = dimensions(dimensionSet, document);
                for (JsonNode definition : directive.path("Metrics")) {
                    String name = definition.path("Name").asText();
                    add(new Metric(namespace, name, dimensions), document.path(name), time);
                }
            }
        }
    }

    private void add(Metric metric, JsonNode value, Instant time) {
        if (value.isArray()) {
            value.forEach(each -> add(metric, each, time));
        } else if (value.isNumber()) {
            metrics.add(metric, value.asDouble(), time);
        }
    }

    private static Map<String, String> dimensions(JsonNode names, JsonNode document) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (JsonNode name : names) {
            dimensions.put(name.asText(), document.path(name.asText()).asText());
        }
        return dimensions;
    }
}
