package com.wildrydes.processors.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class CountersTest {

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
    private final Clock clock = Clock.fixed(Instant.parse("2026-07-21T09:15:00.123Z"), ZoneOffset.UTC);

    @Test
    void counters_are_one_line_in_the_embedded_metric_format() throws IOException {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("EventsReceived", 7L);
        counts.put("EventsCounted", 5L);
        var details = new LinkedHashMap<String, Long>();
        details.put("Records", 3L);

        new Counters("Aggregator", clock, out).publish(counts, details);

        String expected = """
                {
                  "_aws": {
                    "Timestamp": 1784625300123,
                    "CloudWatchMetrics": [{
                      "Namespace": "WildRydes",
                      "Dimensions": [["Function"]],
                      "Metrics": [
                        {"Name": "EventsReceived", "Unit": "Count"},
                        {"Name": "EventsCounted", "Unit": "Count"}]}]},
                  "Function": "Aggregator",
                  "EventsReceived": 7,
                  "EventsCounted": 5,
                  "Records": 3
                }
                """;
        var mapper = new ObjectMapper();
        assertThat(logged()).hasSize(1);
        assertThat(mapper.readTree(logged()[0])).isEqualTo(mapper.readTree(expected));
    }

    @Test
    void a_warning_is_one_line_whatever_its_text() throws IOException {
        var details = new LinkedHashMap<String, String>();
        details.put("cause", "two\nlines and \"quotes\"");
        new WarningLog("Aggregator", clock, out).warn("the batch is left unfinished", details);

        assertThat(logged()).hasSize(1);
        assertThat(new ObjectMapper().readTree(logged()[0])).isEqualTo(new ObjectMapper().readTree("""
                {"timestamp": "2026-07-21T09:15:00.123Z", "level": "WARN", "function": "Aggregator",
                 "message": "the batch is left unfinished", "cause": "two\\nlines and \\"quotes\\""}
                """));
    }

    private String[] logged() {
        return log.toString(StandardCharsets.UTF_8).split(System.lineSeparator());
    }
}
