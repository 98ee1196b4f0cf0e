package com.wildrydes.telemetry;

import static com.wildrydes.telemetry.Events.ARRIVAL_MS;
import static com.wildrydes.telemetry.Events.decode;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class StatusEventPropertyTest {

    private static final JsonMapper JACKSON = new JsonMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /// What stands in a mutated event where something else stood.
    private static final List<String> TROUBLE = List.of(
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "e",
            "E",
            ".",
            "-",
            "+",
            "0",
            "9",
            "\\u",
            "\\ud800",
            "null",
            "\n",
            "\0",
            "NaN",
            "\"Name\":",
            "é",
            "🦄");

    @Property(tries = 3000, seed = "7")
    void what_is_encoded_decodes_to_the_same_event(@ForAll("events") StatusEvent event) {
        assertThat(decode(StatusEventCodec.encode(event))).isEqualTo(new Decoded.Valid(event));
    }

    @Property(tries = 2000, seed = "7")
    void another_json_library_reads_the_same_values(@ForAll("events") StatusEvent event) throws IOException {
        byte[] encoded = StatusEventCodec.encode(event);
        JsonNode json = JACKSON.readTree(encoded);

        assertThat(json.properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "Name", "StatusTime", "Latitude", "Longitude", "Distance", "HealthPoints", "MagicPoints");
        assertThat(json.get("Name").textValue()).isEqualTo(event.name());
        assertThat(json.get("StatusTime").textValue())
                .isEqualTo(TIME.format(Instant.ofEpochMilli(event.statusTimeMs())));
        assertThat(json.get("Latitude").doubleValue()).isEqualTo(event.latitude());
        assertThat(json.get("Longitude").doubleValue()).isEqualTo(event.longitude());
        assertThat(json.get("Distance").doubleValue()).isEqualTo(event.distance());
        assertThat(json.get("HealthPoints").intValue()).isEqualTo(event.healthPoints());
        assertThat(json.get("MagicPoints").intValue()).isEqualTo(event.magicPoints());
        assertThat(encoded).hasSizeLessThanOrEqualTo(StatusEventCodec.MAX_ENCODED_LENGTH);
        assertThat(new String(encoded, StandardCharsets.UTF_8)).endsWith("}\n").containsOnlyOnce("\n");
    }

    @Property(tries = 2000, seed = "7")
    void what_another_json_library_writes_reads_the_same(@ForAll("events") StatusEvent event) throws IOException {
        byte[] written = JACKSON.writeValueAsBytes(JACKSON.createObjectNode()
                .put("MagicPoints", event.magicPoints())
                .put("Latitude", event.latitude())
                .put("Longitude", event.longitude())
                .put("Rider", event.name())
                .put("Distance", event.distance())
                .put("HealthPoints", event.healthPoints())
                .put("StatusTime", TIME.format(Instant.ofEpochMilli(event.statusTimeMs())))
                .put("Name", event.name()));
        assertThat(decode(written)).isEqualTo(new Decoded.Valid(event));
    }

    @Property(tries = 1000, seed = "7")
    void unknown_fields_read_the_same_in_another_json_library(
            @ForAll("events") StatusEvent event,
            @ForAll @Size(max = 8)
                    Map<@StringLength(max = 40) String, @Size(max = 5) List<@StringLength(max = 40) String>> extra)
            throws IOException {
        ObjectNode unknown = JACKSON.valueToTree(extra);
        ObjectNode whole = unknown.deepCopy();
        whole.setAll((ObjectNode) JACKSON.readTree(StatusEventCodec.encode(event)));
        byte[] written = JACKSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(whole);
        Decoded decoded = StatusEventCodec.decodeWithExtra(written, 0, written.length, ARRIVAL_MS);
        assertThat(decoded).isInstanceOfSatisfying(Decoded.Valid.class, valid -> {
            assertThat(valid.event()).isEqualTo(event);
            assertThat(valid.extra() == null ? JACKSON.createObjectNode() : parsed(valid.extra()))
                    .isEqualTo(unknown);
        });
    }

    @Property(seed = "7")
    void a_valid_event_breaks_no_rule(@ForAll("events") StatusEvent event) {
        assertThat(StatusEventRules.violation(event, ARRIVAL_MS)).isNull();
    }

    @Property(tries = 2000, seed = "7")
    void any_bytes_are_an_event_or_rejected(@ForAll byte[] bytes) {
        decode(bytes);
    }

    @Property(tries = 4000, seed = "7")
    void a_mutated_event_is_an_event_or_rejected_and_what_is_accepted_is_right(
            @ForAll("events") StatusEvent event, @ForAll Random random) {
        byte[] mutated = mutated(StatusEventCodec.encode(event), random);
        if (decode(mutated) instanceof Decoded.Valid decoded) {
            assertThat(StatusEventRules.violation(decoded.event(), ARRIVAL_MS)).isNull();
            assertThat(decoded.event()).isEqualTo(independently(mutated));
        }
    }

    @Property(seed = "7")
    void the_scanner_reads_plain_events(@ForAll("plainEvents") StatusEvent event) {
        byte[] encoded = StatusEventCodec.encode(event);
        assertThat(new EventScanner(encoded, 0, encoded.length).scan()).isEqualTo(event);
    }

    @Property(tries = 4000, seed = "7")
    void what_the_scanner_reads_the_reader_reads_the_same(
            @ForAll("plainEvents") StatusEvent event, @ForAll Random random) throws RejectedException {
        byte[] mutated = mutated(StatusEventCodec.encode(event), random);
        StatusEvent scanned = new EventScanner(mutated, 0, mutated.length).scan();
        if (scanned != null) {
            assertThat(scanned).isEqualTo(new EventReader(mutated, 0, mutated.length, true).read());
        }
    }

    @Provide
    Arbitrary<StatusEvent> plainEvents() {
        return Events.plain();
    }

    @Provide
    Arbitrary<StatusEvent> events() {
        return Events.valid();
    }

    private static byte[] mutated(byte[] event, Random random) {
        String text = new String(event, StandardCharsets.ISO_8859_1);
        for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(3));
            String inserted = switch (random.nextInt(4)) {
                case 0 -> "";
                case 1 -> Character.toString(random.nextInt(256));
                default ->
                    new String(
                            TROUBLE.get(random.nextInt(TROUBLE.size())).getBytes(StandardCharsets.UTF_8),
                            StandardCharsets.ISO_8859_1);
            };
            text = text.substring(0, from) + inserted + text.substring(to);
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static JsonNode parsed(String json) {
        try {
            return JACKSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StatusEvent independently(byte[] data) {
        try {
            JsonNode json = JACKSON.readTree(data);
            return new StatusEvent(
                    json.get("Name").textValue(),
                    Instant.from(TIME.parse(json.get("StatusTime").textValue())).toEpochMilli(),
                    json.get("Latitude").doubleValue(),
                    json.get("Longitude").doubleValue(),
                    json.get("Distance").doubleValue(),
                    (int) json.get("HealthPoints").doubleValue(),
                    (int) json.get("MagicPoints").doubleValue());
        } catch (IOException e) {
            throw new AssertionError("accepted, though another library cannot read it", e);
        }
    }
}
