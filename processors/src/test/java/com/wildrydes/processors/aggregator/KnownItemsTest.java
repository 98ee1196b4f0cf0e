package com.wildrydes.processors.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.telemetry.StatusEvent;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownItemsTest {

    @Test
    void the_least_recently_used_item_is_forgotten_first() {
        var known = new KnownItems(2 * 502);
        known.put(item("a", 1));
        known.put(item("b", 1));
        assertThat(knows(known, "a")).isTrue();
        known.put(item("c", 1));
        assertThat(knows(known, "a")).isTrue();
        assertThat(knows(known, "b")).isFalse();
        assertThat(knows(known, "c")).isTrue();
    }

    @Test
    void an_item_with_many_events_takes_the_room_of_several() {
        var known = new KnownItems(4 * 502);
        List.of("a", "b", "c").forEach(name -> known.put(item(name, 1)));
        known.put(item("large", 500));
        assertThat(knows(known, "a")).isFalse();
        assertThat(knows(known, "b")).isFalse();
        assertThat(knows(known, "c")).isTrue();
        assertThat(knows(known, "large")).isTrue();
    }

    @Test
    void an_item_that_is_replaced_is_counted_once() {
        var known = new KnownItems(2 * 502);
        for (int i = 0; i < 10; i++) {
            known.put(item("a", 1));
        }
        known.put(item("b", 1));
        assertThat(knows(known, "a")).isTrue();
        assertThat(knows(known, "b")).isTrue();
    }

    @Test
    void without_room_nothing_is_remembered() {
        var known = new KnownItems(0);
        known.put(item("a", 1));
        assertThat(knows(known, "a")).isFalse();
    }

    private static boolean knows(KnownItems known, String name) {
        return known.get(new MinuteKey(name, Events.MINUTE)) != null;
    }

    private static MinuteItem item(String name, int events) {
        List<StatusEvent> all = IntStream.range(0, events)
                .mapToObj(ms -> Events.named(name, ms))
                .toList();
        return MinuteItem.absent(new MinuteKey(name, Events.MINUTE)).merge(all).item();
    }
}
