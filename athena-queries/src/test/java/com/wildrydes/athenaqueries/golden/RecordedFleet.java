package com.wildrydes.athenaqueries.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/// A quarter of an hour of four unicorns, as the simulator makes it (seed 4, an event in 5 s), and the edges made by
/// hand.
final class RecordedFleet {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Of what the simulator sent: the time on its way.
    private static final long MILLIS_TO_THE_STREAM = 700;

    private final List<Delivery> deliveries = new ArrayList<>();

    private RecordedFleet() {}

    static RecordedFleet read() throws IOException {
        var fleet = new RecordedFleet();
        fleet.readSimulated();
        fleet.readEdges();
        return fleet;
    }

    /// The recorded fleet, and these.
    static RecordedFleet readWith(List<Delivery> more) throws IOException {
        RecordedFleet fleet = read();
        fleet.deliveries.addAll(more);
        return fleet;
    }

    /// Everything that was archived, in no order that matters.
    List<Delivery> deliveries() {
        return deliveries;
    }

    /// Each event once, of these times, by name and time.
    List<Delivery> events(TimeRange range) {
        var first = new TreeMap<String, TreeMap<Long, Delivery>>();
        for (Delivery delivery : deliveries) {
            if (range.contains(delivery.time())) {
                first.computeIfAbsent(delivery.name(), name -> new TreeMap<>())
                        .merge(delivery.time(), delivery, (a, b) -> Delivery.ON_THE_STREAM.compare(a, b) <= 0 ? a : b);
            }
        }
        return first.values().stream()
                .flatMap(events -> events.values().stream())
                .toList();
    }

    /// Each unicorn's events in the order of their times; unicorns by name.
    List<List<Delivery>> unicorns(TimeRange range) {
        var unicorns = new TreeMap<String, List<Delivery>>();
        events(range)
                .forEach(event -> unicorns.computeIfAbsent(event.name(), name -> new ArrayList<>())
                        .add(event));
        return List.copyOf(unicorns.values());
    }

    private void readSimulated() throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(resource("fleet.jsonl"), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> deliveries.add(simulated(line, deliveries.size())));
        }
    }

    private static Delivery simulated(String line, int number) {
        try {
            JsonNode event = JSON.readTree(line);
            long time = Delivery.millis(event.get("StatusTime").textValue());
            return new Delivery(
                    event.get("Name").textValue(),
                    time,
                    event.get("Latitude").doubleValue(),
                    event.get("Longitude").doubleValue(),
                    event.get("Distance").doubleValue(),
                    event.get("HealthPoints").intValue(),
                    event.get("MagicPoints").intValue(),
                    time + MILLIS_TO_THE_STREAM,
                    BigInteger.valueOf(10_000 + number),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readEdges() throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(resource("edges.csv"), StandardCharsets.UTF_8))) {
            rows.forEach(row -> deliveries.add(new Delivery(
                    row.getField("name"),
                    Delivery.millis(row.getField("statusTime")),
                    Double.parseDouble(row.getField("latitude")),
                    Double.parseDouble(row.getField("longitude")),
                    Double.parseDouble(row.getField("distance")),
                    Integer.parseInt(row.getField("healthPoints")),
                    Integer.parseInt(row.getField("magicPoints")),
                    Delivery.millis(row.getField("arrival")),
                    new BigInteger(row.getField("sequence")),
                    row.getField("extra").isEmpty() ? null : row.getField("extra"))));
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(RecordedFleet.class.getResourceAsStream(name), name);
    }

    /// Times from one on and before another.
    record TimeRange(long from, long to) {
        static final TimeRange ALL = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

        boolean contains(long time) {
            return time >= from && time < to;
        }
    }
}
