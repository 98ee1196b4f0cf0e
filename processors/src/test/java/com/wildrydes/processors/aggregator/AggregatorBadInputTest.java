package com.wildrydes.processors.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.processors.fixtures.StreamRecords;
import com.wildrydes.processors.fixtures.VirtualTime;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is no event is kept whole with its reason, and its neighbours are counted as if it were not there.
class AggregatorBadInputTest {

    private static final String GOOD =
            "{\"Name\":\"Shadowfax\",\"StatusTime\":\"2026-07-21 09:15:01.000\",\"Latitude\":40.5,"
                    + "\"Longitude\":-73.5,\"Distance\":12.5,\"HealthPoints\":150,\"MagicPoints\":140}\n";
    private static final String HALF_PAIR = "\\ud83e";

    private final FakeMinuteTable table = new FakeMinuteTable();
    private final FakeQuarantine quarantine = new FakeQuarantine();
    private final VirtualTime time = new VirtualTime();
    private final Aggregator aggregator =
            new Aggregator(table, new KnownItems(10_000), quarantine, time.retry(new Random(1)), WriteIds.GROWING, 2);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "Latitude":40.5                         | "Latitude":91                           | Latitude
            "Latitude":40.5                         | "Latitude":NaN                          | JSON
            "Latitude":40.5                         | "Latitude":1e999                        | Latitude
            "Longitude":-73.5                       | "Longitude":"-73.5"                     | Longitude
            "Distance":12.5                         | "Distance":-0.001                       | Distance
            "Distance":12.5                         | "Distance":1e13                         | Distance
            "Distance":12.5,                        | ''                                      | Distance
            "Distance":12.5                         | "Distance":12.5,"Distance":13           | Distance
            "HealthPoints":150                      | "HealthPoints":-1                       | HealthPoints
            "HealthPoints":150                      | "HealthPoints":1.5                      | HealthPoints
            "MagicPoints":140                       | "MagicPoints":2147483648                | MagicPoints
            "MagicPoints":140                       | "MagicPoints":null                      | MagicPoints
            2026-07-21 09:15:01.000                 | 2026-07-21T09:15:01.000Z                | StatusTime
            2026-07-21 09:15:01.000                 | 2026-02-30 09:15:01.000                 | StatusTime
            2026-07-21 09:15:01.000                 | 2026-07-22 10:15:00.001                 | StatusTime
            "Shadowfax"                             | ""                                      | Name
            "Shadowfax"                             | "65_CHARACTERS"                         | Name
            "Shadowfax"                             | "HALF_PAIR"                             | Name
            """)
    void an_event_that_breaks_a_rule_is_kept_whole_with_the_reason(String part, String broken, String reason) {
        String bad = GOOD.replace(part, broken)
                .replace("65_CHARACTERS", "x".repeat(65))
                .replace("HALF_PAIR", HALF_PAIR);
        assertThat(bad).isNotEqualTo(GOOD);
        assertQuarantinedBetweenNeighbours(bad.getBytes(StandardCharsets.UTF_8));
        assertThat(quarantine.reasons()).singleElement().asString().contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{}", "not json", "{\"Name\":\"Shadowfax\"", "\u0000"})
    void what_is_not_an_event_at_all_is_kept_whole(String bad) {
        assertQuarantinedBetweenNeighbours(bad.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void truncated_utf_8_is_kept_byte_for_byte() {
        byte[] whole = GOOD.replace("Shadowfax", "Æ").getBytes(StandardCharsets.UTF_8);
        int secondByte = new String(whole, StandardCharsets.ISO_8859_1).indexOf(0xC3) + 1;
        var truncated = new byte[whole.length - 1];
        System.arraycopy(whole, 0, truncated, 0, secondByte);
        System.arraycopy(whole, secondByte + 1, truncated, secondByte, whole.length - secondByte - 1);
        assertQuarantinedBetweenNeighbours(truncated);
    }

    @Test
    void a_megabyte_of_nesting_is_kept_whole() {
        assertQuarantinedBetweenNeighbours("[".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
        assertQuarantinedBetweenNeighbours("{\"a\":".repeat(200_000).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"quotes\"", "line\nbreak", "🦄", "x", "tab\tnul\u0000", "أحصنة"})
    void odd_names_are_names(String name) {
        StatusEvent event = Events.named(name, 1000);
        process(List.of(StreamRecords.plain(0, event)));
        assertThat(table.contents()).isEqualTo(Recomputation.of(List.of(event)));
        assertThat(quarantine.payloads()).isEmpty();
    }

    @Test
    void extra_fields_are_ignored() {
        process(List.of(StreamRecords.text(0, GOOD.replace("}", ",\"Mood\":{\"a\":[1,2]}}"))));
        assertThat(table.contents()).isEqualTo(Recomputation.of(List.of(Events.at(1000))));
    }

    @Test
    void of_an_aggregated_record_only_the_corrupt_members_are_kept() {
        BatchOutcome outcome = process(List.of(StreamRecords.aggregated(
                0, List.of(encoded(Events.at(1)), "junk".getBytes(StandardCharsets.UTF_8), encoded(Events.at(2))))));
        assertThat(outcome.tally()).isEqualTo(new Tally(2, 0, 1, 1, 0));
        assertThat(table.contents()).isEqualTo(Recomputation.of(List.of(Events.at(1), Events.at(2))));
        assertThat(quarantine.payloads()).containsOnlyKeys(StreamRecords.sequenceNumber(0));
        assertThat(quarantine.payloads().get(StreamRecords.sequenceNumber(0))).containsExactly("junk");
    }

    @Test
    void an_aggregated_record_whose_checksum_fails_is_kept_whole() {
        byte[] corrupt =
                StreamRecords.aggregated(0, List.of(encoded(Events.at(1)))).data();
        corrupt[corrupt.length - 1] ^= 1;
        assertQuarantinedBetweenNeighbours(corrupt);
    }

    @Test
    void an_aggregated_record_without_members_is_processed() {
        KinesisRecord empty = StreamRecords.aggregated(0, List.of());
        BatchOutcome outcome = process(List.of(empty));
        assertThat(outcome).isInstanceOf(BatchOutcome.Finished.class);
        assertThat(outcome.tally().counted()).isZero();
    }

    @Test
    void thousands_of_members_are_counted_each_once() {
        List<StatusEvent> events = IntStream.range(0, 5000).mapToObj(Events::at).toList();
        process(List.of(StreamRecords.aggregated(
                0, events.stream().map(StatusEventCodec::encode).toList())));
        assertThat(table.contents()).isEqualTo(Recomputation.of(events));
    }

    private void assertQuarantinedBetweenNeighbours(byte[] bad) {
        var batch = new ArrayList<KinesisRecord>();
        batch.add(StreamRecords.plain(0, Events.at(1)));
        batch.add(StreamRecords.raw(1, bad));
        batch.add(StreamRecords.plain(2, Events.at(2)));
        BatchOutcome outcome = process(batch);
        assertThat(outcome).isInstanceOf(BatchOutcome.Finished.class);
        assertThat(outcome.tally().quarantined()).isEqualTo(1);
        assertThat(table.contents()).isEqualTo(Recomputation.of(List.of(Events.at(1), Events.at(2))));
        assertThat(quarantine.payloads().get(StreamRecords.sequenceNumber(1)))
                .containsExactly(new String(bad, StandardCharsets.ISO_8859_1));
    }

    private BatchOutcome process(List<KinesisRecord> batch) {
        return aggregator.process(batch, time.deadlineIn(Duration.ofSeconds(10)));
    }

    private static byte[] encoded(StatusEvent event) {
        return StatusEventCodec.encode(event);
    }
}
