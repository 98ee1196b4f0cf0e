package com.wildrydes.processors.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.telemetry.StatusEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class MinuteItemFormatTest {

    @Test
    void an_item_has_the_attributes_that_people_and_programs_rely_on() {
        MinuteItem item = item(
                new StatusEvent("Shadowfax", Events.MINUTE + 1000, 40.7, -73.9, 12.5, 150, 149),
                new StatusEvent("Shadowfax", Events.MINUTE + 2000, 40.8, -73.8, 0.25, 90, 160));
        var texts = new HashMap<String, String>();
        MinuteItemFormat.attributes(item).forEach((name, value) -> texts.put(name, text(value)));
        assertThat(texts)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("Name", "Shadowfax"),
                        Map.entry("StatusTime", "2026-07-21 09:15:00"),
                        Map.entry("Distance", "12.75"),
                        Map.entry("MinHealthPoints", "90"),
                        Map.entry("MaxHealthPoints", "150"),
                        Map.entry("MinMagicPoints", "149"),
                        Map.entry("MaxMagicPoints", "160"),
                        Map.entry("Samples", "2"),
                        Map.entry("Latitude", "40.8"),
                        Map.entry("Longitude", "-73.8"),
                        Map.entry("LastStatusTime", "2026-07-21 09:15:02.000"),
                        Map.entry("Version", "1"),
                        Map.entry("WriteId", "0"),
                        Map.entry("EventTimes", "4 bytes")));
    }

    private static String text(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> value.n();
            default -> value.b().asByteArray().length + " bytes";
        };
    }

    @Test
    void what_is_written_is_read_as_the_same_item() {
        MinuteItem item = item(
                new StatusEvent("Shadowfax", Events.MINUTE, -90, 180, 1e12, Integer.MAX_VALUE, 0),
                new StatusEvent("Shadowfax", Events.MINUTE + 59_999, 1e-300, -0.0, 1e-9, 0, 7));
        assertThat(MinuteItemFormat.parse(MinuteItemFormat.attributes(item))).isEqualTo(item);
    }

    /// DynamoDB bills writes by 1 KB steps: a minute at one event a second, and at five, is to stay within one.
    @Test
    void a_minute_costs_one_write_unit_up_to_five_events_a_second() {
        assertThat(size(minuteOf(60))).isLessThan(450);
        assertThat(size(minuteOf(300))).isLessThan(1024);
    }

    /// Rules of the Amazon DynamoDB Developer Guide, "DynamoDB item sizes and formats".
    private static int size(Map<String, AttributeValue> attributes) {
        return attributes.entrySet().stream()
                .mapToInt(attribute -> attribute.getKey().length() + size(attribute.getValue()))
                .sum();
    }

    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s().getBytes(StandardCharsets.UTF_8).length;
            case N -> Math.ceilDiv(value.n().replaceAll("[^0-9]", "").length(), 2) + 2;
            default -> value.b().asByteArray().length;
        };
    }

    private static Map<String, AttributeValue> minuteOf(int events) {
        StatusEvent[] all = IntStream.range(0, events)
                .mapToLong(i -> Events.MINUTE + i * 60_000L / events)
                .mapToObj(
                        time -> new StatusEvent("Shadowfax the Swift", time, 40.7128123, -73.9876543, 12.345, 150, 149))
                .toArray(StatusEvent[]::new);
        return MinuteItemFormat.attributes(item(all));
    }

    @Test
    void an_item_of_another_make_is_refused_by_its_attribute() {
        var attributes = new HashMap<>(MinuteItemFormat.attributes(item(Events.at(1))));
        attributes.remove("EventTimes");
        assertThatThrownBy(() -> MinuteItemFormat.parse(attributes))
                .hasMessage("an item must have EventTimes as B: has none");
        attributes.put("EventTimes", AttributeValue.fromS("1"));
        assertThatThrownBy(() -> MinuteItemFormat.parse(attributes))
                .hasMessage("an item must have EventTimes as B: has S");
    }

    private static MinuteItem item(StatusEvent... events) {
        return MinuteItem.absent(MinuteKey.of(events[0])).merge(List.of(events)).item();
    }
}
