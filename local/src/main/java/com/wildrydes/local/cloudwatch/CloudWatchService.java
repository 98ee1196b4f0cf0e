package com.wildrydes.local.cloudwatch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.AwsResponse;
import com.wildrydes.local.frontdoor.AwsService;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/// CloudWatch's API, as far as metrics are put and read: GetMetricData (without expressions), GetMetricStatistics,
/// ListMetrics and PutMetricData. Thread-safe.
public final class CloudWatchService implements AwsService {
    private final Metrics metrics;
    private final Clock clock;

    public CloudWatchService(Metrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "monitoring";
    }

    @Override
    public List<String> targetPrefixes() {
        return List.of("GraniteServiceVersion20100801");
    }

    @Override
    public AwsResponse handle(AwsRequest request) throws AwsException {
        JsonNode input = Document.read(request);
        return Document.write(
                request,
                switch (request.operation()) {
                    case "GetMetricData" -> getMetricData(input);
                    case "GetMetricStatistics" -> getMetricStatistics(input);
                    case "ListMetrics" -> listMetrics(input);
                    case "PutMetricData" -> putMetricData(input);
                    default ->
                        throw new AwsException(
                                "InvalidAction", "CloudWatch here has no operation " + request.operation(), 400);
                });
    }

    private Document.Content getMetricData(JsonNode input) throws AwsException {
        Instant start = time(input, "StartTime");
        Instant end = time(input, "EndTime");
        boolean ascending = input.path("ScanBy").asText().equals("TimestampAscending");
        List<Document.Content> results = new ArrayList<>();
        for (JsonNode query : input.path("MetricDataQueries")) {
            if (!query.has("MetricStat")) {
                throw invalid("MetricDataQueries must each hold a MetricStat here, expressions are not evaluated: "
                        + query.path("Id").asText());
            }
            if (query.path("ReturnData").asBoolean(true)) {
                results.add(result(query, start, end, ascending));
            }
        }
        return generator -> {
            generator.writeArrayFieldStart("MetricDataResults");
            for (Document.Content result : results) {
                generator.writeStartObject();
                result.write(generator);
                generator.writeEndObject();
            }
            generator.writeEndArray();
        };
    }

    private Document.Content result(JsonNode query, Instant start, Instant end, boolean ascending) throws AwsException {
        JsonNode stat = query.get("MetricStat");
        JsonNode target = stat.path("Metric");
        Metric metric = new Metric(
                target.path("Namespace").asText(), target.path("MetricName").asText(), dimensions(target));
        NavigableMap<Long, Statistics> ordered = metrics.periods(metric, start, end, period(stat));
        NavigableMap<Long, Statistics> periods = ascending ? ordered : ordered.descendingMap();
        String statistic = stat.path("Stat").asText();
        return generator -> {
            generator.writeStringField("Id", query.path("Id").asText());
            generator.writeStringField("Label", query.path("Label").asText(metric.name()));
            generator.writeStringField("StatusCode", "Complete");
            generator.writeArrayFieldStart("Timestamps");
            for (long seconds : periods.keySet()) {
                Document.time(generator, seconds);
            }
            generator.writeEndArray();
            generator.writeArrayFieldStart("Values");
            for (Statistics values : periods.values()) {
                generator.writeNumber(values.get(statistic));
            }
            generator.writeEndArray();
        };
    }

    private Document.Content getMetricStatistics(JsonNode input) throws AwsException {
        Metric metric = new Metric(
                input.path("Namespace").asText(), input.path("MetricName").asText(), dimensions(input));
        NavigableMap<Long, Statistics> periods =
                metrics.periods(metric, time(input, "StartTime"), time(input, "EndTime"), period(input));
        return generator -> {
            generator.writeStringField("Label", metric.name());
            generator.writeArrayFieldStart("Datapoints");
            for (Map.Entry<Long, Statistics> period : periods.entrySet()) {
                generator.writeStartObject();
                generator.writeFieldName("Timestamp");
                Document.time(generator, period.getKey());
                for (JsonNode statistic : input.path("Statistics")) {
                    generator.writeNumberField(
                            statistic.asText(), period.getValue().get(statistic.asText()));
                }
                generator.writeStringField("Unit", "None");
                generator.writeEndObject();
            }
            generator.writeEndArray();
        };
    }

    private Document.Content listMetrics(JsonNode input) {
        Map<String, String> wanted = dimensions(input);
        List<Metric> found = metrics.list().stream()
                .filter(metric -> matches(input, "Namespace", metric.namespace())
                        && matches(input, "MetricName", metric.name())
                        && metric.dimensions().entrySet().containsAll(wanted.entrySet()))
                .toList();
        return generator -> {
            generator.writeArrayFieldStart("Metrics");
            for (Metric metric : found) {
                write(generator, metric);
            }
            generator.writeEndArray();
        };
    }

    private Document.Content putMetricData(JsonNode input) throws AwsException {
        String namespace = input.path("Namespace").asText();
        for (JsonNode datum : input.path("MetricData")) {
            Metric metric = new Metric(namespace, datum.path("MetricName").asText(), dimensions(datum));
            if (!datum.path("Value").isNumber()) {
                throw invalid("MetricData must each hold a Value here: " + metric);
            }
            Instant time = datum.has("Timestamp") ? time(datum, "Timestamp") : clock.instant();
            metrics.add(metric, datum.get("Value").asDouble(), time);
        }
        return generator -> {};
    }

    private static boolean matches(JsonNode input, String field, String value) {
        return !input.has(field) || input.get(field).asText().equals(value);
    }

    private static void write(JsonGenerator generator, Metric metric) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("Namespace", metric.namespace());
        generator.writeStringField("MetricName", metric.name());
        generator.writeArrayFieldStart("Dimensions");
        for (Map.Entry<String, String> dimension : metric.dimensions().entrySet()) {
            generator.writeStartObject();
            generator.writeStringField("Name", dimension.getKey());
            generator.writeStringField("Value", dimension.getValue());
            generator.writeEndObject();
        }
        generator.writeEndArray();
        generator.writeEndObject();
    }

    private static Map<String, String> dimensions(JsonNode holder) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (JsonNode dimension : holder.path("Dimensions")) {
            dimensions.put(
                    dimension.path("Name").asText(), dimension.path("Value").asText());
        }
        return dimensions;
    }

    private static long period(JsonNode holder) throws AwsException {
        long seconds = holder.path("Period").asLong();
        if (seconds <= 0 || seconds % 60 != 0) {
            throw invalid("Period must be a multiple of 60 seconds here: " + seconds);
        }
        return seconds;
    }

    private static Instant time(JsonNode holder, String field) throws AwsException {
        JsonNode value = holder.path(field);
        if (!value.isNumber()) {
            throw invalid(field + " must be a time: " + value);
        }
        BigDecimal millis = value.decimalValue().movePointRight(3);
        return Instant.ofEpochMilli(millis.longValue());
    }

    private static AwsException invalid(String message) {
        return new AwsException("InvalidParameterValue", message, 400);
    }
}
