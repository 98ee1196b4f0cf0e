package com.wildrydes.processors.archiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.processors.fixtures.StreamRecords;
import com.wildrydes.processors.fixtures.VirtualTime;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import com.wildrydes.telemetry.StatusTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands in the archive's lines, whatever the events are.
class ArchiverInputTest {

    private static final String GOOD =
            "{\"Name\":\"Shadowfax\",\"StatusTime\":\"2026-07-21 09:15:01.000\",\"Latitude\":40.5,"
                    + "\"Longitude\":-73.5,\"Distance\":12.5,\"HealthPoints\":150,\"MagicPoints\":140}\n";

    private final VirtualTime time = new VirtualTime();
    private final FakeArchiveStream stream = new FakeArchiveStream();
    private final Archiver archiver = new Archiver(stream, time.retry(new Random(1)));

    @Test
    void a_line_has_the_columns_of_the_archives_table() {
        KinesisRecord record = StreamRecords.plain(7, Events.at(1000));
        process(record);
        assertThat(new String(stream.accepted().getFirst(), StandardCharsets.UTF_8))
                .isEqualTo("{\"name\":\"Shadowfax\",\"statustimems\":" + (Events.MINUTE + 1000)
                        + ",\"latitude\":40.5,\"longitude\":-73.5,\"distance\":12.5,\"healthpoints\":150,"
                        + "\"magicpoints\":140,\"arrivaltimems\":" + record.arrivalTimeMs()
                        + ",\"sequencenumber\":\"" + StreamRecords.sequenceNumber(7) + "\"}\n");
    }

    @Test
    void unknown_fields_are_kept_as_text() throws Exception {
        String json = GOOD.replace("}", ",\"Mood\":{\"a\":[1, \"\\\"🦄\\n\"]},\"rider\" : null}");
        process(StreamRecords.text(0, json));
        assertThat(onlyLine().get("extra").textValue())
                .isEqualTo("{\"Mood\":{\"a\":[1, \"\\\"🦄\\n\"]},\"rider\" : null}");
        assertThat(ArchivedLines.event(onlyLine())).isEqualTo(Events.at(1000));
    }

    @Test
    void unknown_fields_that_fill_a_record_are_kept_and_larger_ones_left_out() {
        int rest = line(GOOD.replace("}", ",\"a\":\"\"}")).length;
        String fills = "x".repeat(ArchiveStream.MOST_RECORD_BYTES - rest);
        Tally kept = process(StreamRecords.text(0, GOOD.replace("}", ",\"a\":\"" + fills + "\"}")));
        assertThat(kept.withoutExtra()).isZero();
        assertThat(stream.accepted().getLast()).hasSize(ArchiveStream.MOST_RECORD_BYTES);

        Tally leftOut = process(StreamRecords.text(1, GOOD.replace("}", ",\"a\":\"x" + fills + "\"}")));
        assertThat(leftOut).isEqualTo(new Tally(1, 0, 0, 1, 1, line(GOOD).length));
        assertThat(ArchivedLines.lines(stream.accepted().getLast()))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.has("extra")).isFalse();
                    assertThat(ArchivedLines.event(line)).isEqualTo(Events.at(1000));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"quotes\"", "back\\slash", "line\nbreak", "🦄", "tab\tnul\u0000", "أحصنة", "Ærø"})
    void odd_names_are_names(String name) {
        StatusEvent event = Events.named(name, 1000);
        process(StreamRecords.plain(0, event));
        assertThat(ArchivedLines.event(onlyLine())).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01 00:00:00.000", "1969-12-31 23:59:59.999", "2001-09-09 01:46:40.000"})
    void however_old_an_event_is_it_is_archived(String statusTime) {
        process(StreamRecords.text(0, GOOD.replace("2026-07-21 09:15:01.000", statusTime)));
        assertThat(onlyLine().get("statustimems").longValue()).isEqualTo(StatusTime.parse(statusTime));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "junk", "{}", "\u0000", "{\"Name\":\"Shadowfax\""})
    void what_is_no_event_is_only_counted(String bad) {
        assertThat(process(
                                StreamRecords.plain(0, Events.at(1)),
                                StreamRecords.text(1, bad),
                                StreamRecords.plain(2, Events.at(2)))
                        .rejected())
                .isEqualTo(1);
        assertThat(ArchivedLines.of(stream.accepted()))
                .extracting(ArchivedLines::event)
                .containsExactly(Events.at(1), Events.at(2));
    }

    @Test
    void an_event_too_far_in_the_future_of_its_arrival_is_no_event() {
        assertThat(process(StreamRecords.text(0, GOOD.replace("2026-07-21", "2026-07-23"))))
                .isEqualTo(new Tally(0, 0, 1, 0, 0, 0));
    }

    @Test
    void of_one_event_twice_in_one_record_the_first_is_archived() {
        Tally tally = process(StreamRecords.aggregated(
                0, List.of(encoded(Events.at(5, 1)), encoded(Events.at(4)), encoded(Events.at(5, 2)))));
        assertThat(tally.archived()).isEqualTo(2);
        assertThat(tally.repeated()).isEqualTo(1);
        assertThat(tally.received()).isEqualTo(3);
        assertThat(ArchivedLines.of(stream.accepted()))
                .extracting(ArchivedLines::event)
                .containsExactly(Events.at(4), Events.at(5, 1));
    }

    @Test
    void of_one_event_in_two_records_of_a_load_the_first_is_archived() {
        Tally tally = process(StreamRecords.plain(0, Events.at(5, 1)), StreamRecords.plain(1, Events.at(5, 2)));
        assertThat(tally.repeated()).isEqualTo(1);
        assertThat(ArchivedLines.event(onlyLine())).isEqualTo(Events.at(5, 1));
    }

    @Test
    void all_lines_of_a_load_have_the_sequence_number_of_its_first_record() {
        process(
                StreamRecords.text(6, "junk"),
                StreamRecords.plain(7, Events.at(1)),
                StreamRecords.plain(8, Events.at(2)));
        assertThat(sequenceNumbers()).containsExactly(StreamRecords.sequenceNumber(6), StreamRecords.sequenceNumber(6));
    }

    @Test
    void one_event_in_two_loads_is_archived_with_the_sequence_numbers_of_both() {
        process(StreamRecords.plain(0, Events.at(5, 1)));
        process(StreamRecords.plain(1, Events.at(5, 2)));
        assertThat(sequenceNumbers()).containsExactly(StreamRecords.sequenceNumber(0), StreamRecords.sequenceNumber(1));
    }

    private List<String> sequenceNumbers() {
        return ArchivedLines.of(stream.accepted()).stream()
                .map(line -> line.get("sequencenumber").textValue())
                .toList();
    }

    private byte[] line(String json) {
        var alone = new FakeArchiveStream();
        new Archiver(alone, time.retry(new Random(1)))
                .process(List.of(StreamRecords.text(0, json)), time.deadlineIn(Duration.ofMinutes(1)));
        return alone.accepted().getFirst();
    }

    private Tally process(KinesisRecord... batch) {
        Outcome outcome = archiver.process(List.of(batch), time.deadlineIn(Duration.ofMinutes(1)));
        assertThat(outcome.gap()).isNull();
        return outcome.tally();
    }

    private JsonNode onlyLine() {
        return ArchivedLines.of(stream.accepted()).getFirst();
    }

    private static byte[] encoded(StatusEvent event) {
        return StatusEventCodec.encode(event);
    }
}
