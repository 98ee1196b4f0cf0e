package com.wildrydes.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.telemetry.Decoded;
import com.wildrydes.telemetry.StatusEventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/// The audit's own reading of the format and the pipeline's must take the same bytes for the same events.
class EventReaderTest {
    private static final Instant ARRIVAL = Instant.parse("2026-07-21T09:15:00.500Z");

    @Test
    void an_event_is_read() {
        assertThat(read("{\"Name\":\"Shadowfax\",\"StatusTime\":\"2026-07-21 09:15:00.000\",\"Latitude\":40.7,"
                        + "\"Longitude\":-73.9,\"Distance\":12.5,\"HealthPoints\":150,\"MagicPoints\":149}\n"))
                .contains(new Event("Shadowfax", ARRIVAL.toEpochMilli() - 500, 40.7, -73.9, 12.5, 150, 149));
    }

    @Property(tries = 3000)
    void codec_and_audit_agree_on_what_is_an_event(@ForAll("almostEvents") String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);

        Optional<Event> expected = switch (StatusEventCodec.decode(bytes, 0, bytes.length, ARRIVAL.toEpochMilli())) {
            case Decoded.Valid valid ->
                Optional.of(new Event(
                        valid.event().name(),
                        valid.event().statusTimeMs(),
                        valid.event().latitude(),
                        valid.event().longitude(),
                        valid.event().distance(),
                        valid.event().healthPoints(),
                        valid.event().magicPoints()));
            case Decoded.Rejected rejected -> Optional.empty();
        };

        assertThat(EventReader.read(bytes, ARRIVAL).map(EventReaderTest::withoutMinusZero))
                .isEqualTo(expected);
    }

    @Property(tries = 1000)
    void codec_and_audit_agree_on_damaged_bytes(
            @ForAll("almostEvents") String payload, @ForAll int position, @ForAll byte value) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        bytes[Math.floorMod(position, bytes.length)] = value;

        boolean valid =
                StatusEventCodec.decode(bytes, 0, bytes.length, ARRIVAL.toEpochMilli()) instanceof Decoded.Valid;

        assertThat(EventReader.read(bytes, ARRIVAL).isPresent()).isEqualTo(valid);
    }

    /// JSON objects in which each field is most often right, and otherwise odd, missing or there twice.
    @Provide
    Arbitrary<String> almostEvents() {
        return Combinators.combine(
                        field(
                                "Name",
                                "\"Shadowfax\"",
                                "\"\"",
                                "\"🦄\"",
                                "\"" + "x".repeat(65) + "\"",
                                "\"\\ud800\"",
                                "7"),
                        field(
                                "StatusTime",
                                "\"2026-07-21 09:15:00.000\"",
                                "\"2026-07-22 09:15:00.500\"",
                                "\"2026-07-22 09:15:00.501\"",
                                "\"2026-02-30 09:15:00.000\"",
                                "\"2026-07-21T09:15:00.000\"",
                                "\"0000-01-01 00:00:00.000\"",
                                "\"2026-07-21 24:00:00.000\""),
                        field("Latitude", "40.7", "90", "-90.0", "91", "\"40.7\"", "NaN", "1e999"),
                        field("Longitude", "-73.9", "180", "-180.1", "null", "-0.0"),
                        field("Distance", "12.5", "0", "-0.0", "-1", "1e12", "1000000000001", "1e-400"),
                        field(
                                "HealthPoints",
                                "150",
                                "0",
                                "-1",
                                "100.0",
                                "1e2",
                                "100.5",
                                "2147483647",
                                "2147483648",
                                "true"),
                        field("MagicPoints", "149", "99", "\"99\"", "01"),
                        Arbitraries.of("", "", "", "\"Extra\":{\"a\":[1,2]},", "\"Extra\":1,\"Extra\":2,"))
                .as((name, time, latitude, longitude, distance, health, magic, extra) -> {
                    String fields = extra + name + time + latitude + longitude + distance + health + magic;
                    return "{" + fields.replaceAll(",$", "") + "}\n";
                });
    }

    private static Arbitrary<String> field(String name, String right, String... odd) {
        String field = "\"" + name + "\":";
        return Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.just(field + right + ",")),
                Tuple.of(6, Arbitraries.of(odd).map(value -> field + value + ",")),
                Tuple.of(1, Arbitraries.of("", field + right + "," + field + right + ",")));
    }

    private static Event withoutMinusZero(Event e) {
        return new Event(
                e.name(),
                e.timeMs(),
                e.latitude() + 0.0,
                e.longitude() + 0.0,
                e.distance() + 0.0,
                e.healthPoints(),
                e.magicPoints());
    }

    private static Optional<Event> read(String payload) {
        return EventReader.read(payload.getBytes(StandardCharsets.UTF_8), ARRIVAL);
    }
}
