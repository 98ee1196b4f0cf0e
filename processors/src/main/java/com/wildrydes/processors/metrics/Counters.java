package com.wildrydes.processors.metrics;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.SequencedMap;

/// Publishes a function's counters as one line of its log, from which CloudWatch makes metrics. Thread-safe.
///
/// ```
/// {"_aws":{"Timestamp":1784625300123,"CloudWatchMetrics":[{"Namespace":"WildRydes","Dimensions":[["Function"]],
///   "Metrics":[{"Name":"EventsReceived","Unit":"Count"},…]}]},
///  "Function":"Aggregator","EventsReceived":200,…,"Records":12}                                     (on one line)
/// ```
///
/// The format is that of the Amazon CloudWatch User Guide, "Specification: Embedded metric format".
public final class Counters {

    public static final String NAMESPACE = "WildRydes";
    public static final String DIMENSION = "Function";

    private final String function;
    private final Clock clock;
    private final JsonLines lines;

    /// Counters of one function.
    ///
    /// @param function value of the only dimension
    public Counters(String function, Clock clock, PrintStream log) {
        this.function = function;
        this.clock = clock;
        this.lines = new JsonLines(log);
    }

    /// Publishes what one invocation did.
    ///
    /// @param counts become metrics
    /// @param details are in the line only: they can be searched for, and cost no metric
    public void publish(SequencedMap<String, Long> counts, SequencedMap<String, Long> details) {
        lines.print(json -> {
            json.writeObjectFieldStart("_aws");
            json.writeNumberField("Timestamp", clock.millis());
            json.writeArrayFieldStart("CloudWatchMetrics");
            writeDirective(json, counts);
            json.writeEndArray();
            json.writeEndObject();
            json.writeStringField(DIMENSION, function);
            writeAll(json, counts);
            writeAll(json, details);
        });
    }

    private static void writeDirective(JsonGenerator json, SequencedMap<String, Long> counts) throws IOException {
        json.writeStartObject();
        json.writeStringField("Namespace", NAMESPACE);
        json.writeArrayFieldStart("Dimensions");
        json.writeArray(new String[] {DIMENSION}, 0, 1);
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        for (String name : counts.keySet()) {
            json.writeStartObject();
            json.writeStringField("Name", name);
            json.writeStringField("Unit", "Count");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeAll(JsonGenerator json, SequencedMap<String, Long> values) throws IOException {
        for (var value : values.entrySet()) {
            json.writeNumberField(value.getKey(), value.getValue());
        }
    }
}
