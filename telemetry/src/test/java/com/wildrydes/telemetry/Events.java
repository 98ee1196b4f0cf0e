package com.wildrydes.telemetry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Events for tests.
final class Events {

    static final long ARRIVAL_MS = Instant.parse("2026-07-21T12:00:00Z").toEpochMilli();

    static final StatusEvent SHADOWFAX = new StatusEvent(
            "Shadowfax", Instant.parse("2026-07-21T09:15:00.123Z").toEpochMilli(), 40.7359, -73.9911, 12.25, 150, 149);

    static final String SHADOWFAX_JSON = """
            {"Name":"Shadowfax","StatusTime":"2026-07-21 09:15:00.123","Latitude":40.7359,"Longitude":-73.9911,\
            "Distance":12.25,"HealthPoints":150,"MagicPoints":149}
            """;

    private Events() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Decoded decode(String json) {
        return decode(utf8(json));
    }

    static Decoded decode(byte[] data) {
        return StatusEventCodec.decode(data, 0, data.length, ARRIVAL_MS);
    }

    /// Events that keep every rule at ARRIVAL_MS, with a liking for the edges.
    static Arbitrary<StatusEvent> valid() {
        return Combinators.combine(
                        names(),
                        Arbitraries.longs()
                                .between(StatusTime.MIN_MS, ARRIVAL_MS + StatusEventRules.MAX_AHEAD_MS)
                                .edgeCases(edges -> edges.add(-1L, 0L, -62_162_208_000_001L)),
                        numbers(-90, 90),
                        numbers(-180, 180),
                        numbers(0, StatusEventRules.MAX_DISTANCE_M),
                        Arbitraries.integers().between(0, Integer.MAX_VALUE),
                        Arbitraries.integers().between(0, Integer.MAX_VALUE))
                .as(StatusEvent::new);
    }

    /// Valid events as nearly all are: plain names, short numbers.
    static Arbitrary<StatusEvent> plain() {
        return Combinators.combine(
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .withChars("0123456789-_ .")
                                .ofMinLength(1)
                                .ofMaxLength(64),
                        Arbitraries.longs().between(StatusTime.MIN_MS, ARRIVAL_MS),
                        decimals(-90, 90),
                        decimals(-180, 180),
                        decimals(0, 100_000),
                        Arbitraries.integers().between(0, Integer.MAX_VALUE),
                        Arbitraries.integers().between(0, Integer.MAX_VALUE))
                .as(StatusEvent::new);
    }

    /// Numbers of every length that are written without an exponent.
    private static Arbitrary<Double> decimals(int min, int max) {
        Arbitrary<Double> unrounded =
                Arbitraries.doubles().between(min, max).filter(value -> value == 0 || Math.abs(value) >= 1e-3);
        Arbitrary<Double> rounded = Combinators.combine(unrounded, Arbitraries.of(1e0, 1e1, 1e3, 1e6, 1e7, 1e9))
                .as((value, scale) -> Math.rint(value * scale) / scale);
        return Arbitraries.oneOf(unrounded, rounded);
    }

    private static Arbitrary<String> names() {
        Arbitrary<String> anyUnicode = Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(codePoint -> codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)
                .map(Character::toString)
                .list()
                .ofMinSize(1)
                .ofMaxSize(StatusEventRules.MAX_NAME_CODE_POINTS)
                .map(characters -> String.join("", characters));
        Arbitrary<String> ascii = Arbitraries.strings()
                .withCharRange('\0', '\u007f')
                .ofMinLength(1)
                .ofMaxLength(StatusEventRules.MAX_NAME_CODE_POINTS);
        return Arbitraries.oneOf(ascii, anyUnicode);
    }

    private static Arbitrary<Double> numbers(double min, double max) {
        Arbitrary<Double> rounded = Arbitraries.doubles()
                .between(min, max)
                .flatMap(value -> Arbitraries.of(1e0, 1e1, 1e3, 1e6, 1e7, 1e9, 1e10)
                        .map(scale -> Math.clamp(Math.rint(value * scale) / scale, min, max)));
        Arbitrary<Double> anyBits = Arbitraries.longs()
                .map(Double::longBitsToDouble)
                .map(value -> value >= min && value <= max ? value : Math.clamp(value % max, min, max))
                .filter(Double::isFinite);
        return Arbitraries.oneOf(rounded, anyBits, Arbitraries.of(min, max, -0.0, 0.0, Double.MIN_VALUE, 1e-7));
    }
}
