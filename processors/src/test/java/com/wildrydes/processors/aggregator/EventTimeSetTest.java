package com.wildrydes.processors.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventTimeSetTest {

    @Property
    void holds_what_a_tree_set_holds(
            @ForAll @Size(max = 80) List<@IntRange(max = 59_999) Integer> first,
            @ForAll @Size(max = 80) List<@IntRange(max = 59_999) Integer> second,
            @ForAll @IntRange(max = 59_999) int probe) {
        var model = new TreeSet<Integer>();
        EventTimeSet set = add(add(EventTimeSet.EMPTY, first, model), second, model);

        assertThat(set.size()).isEqualTo(model.size());
        assertThat(model).allMatch(set::contains);
        assertThat(set.contains(probe)).isEqualTo(model.contains(probe));
        assertThat(EventTimeSet.fromBytes(set.toBytes())).isEqualTo(set).hasSameHashCodeAs(set);
    }

    /// Small ranges make repetitions and neighbours likely.
    @Property
    void adds_a_time_only_once(@ForAll @Size(max = 40) List<@IntRange(max = 20) Integer> times) {
        add(EventTimeSet.EMPTY, times, new TreeSet<>());
    }

    private static EventTimeSet add(EventTimeSet base, List<Integer> times, TreeSet<Integer> model) {
        var builder = new EventTimeSet.Builder(base, 0);
        for (int time : times) {
            assertThat(builder.add(time)).isEqualTo(model.add(time));
        }
        return builder.build();
    }

    @Test
    void one_event_a_second_costs_two_bytes_each() {
        var builder = new EventTimeSet.Builder(EventTimeSet.EMPTY, 60);
        IntStream.range(0, 60).forEach(second -> builder.add(second * 1000 + 7));
        assertThat(builder.build().toBytes()).hasSize(119);
    }

    @Test
    void is_written_as_documented() {
        var builder = new EventTimeSet.Builder(EventTimeSet.EMPTY, 0);
        List.of(3005, 1000, 2000).forEach(builder::add);
        assertThat(builder.build().toBytes()).containsExactly(0xE8, 0x07, 0xE8, 0x07, 0xED, 0x07);
    }

    @Test
    void every_millisecond_of_a_minute_fits_far_below_an_items_limit() {
        var builder = new EventTimeSet.Builder(EventTimeSet.EMPTY, 0);
        IntStream.range(0, EventTimeSet.CAPACITY).forEach(builder::add);
        EventTimeSet full = builder.build();
        assertThat(full.toBytes()).hasSize(60_000);
        assertThat(EventTimeSet.fromBytes(full.toBytes())).isEqualTo(full);
    }

    @Test
    void times_outside_the_minute_are_refused() {
        var builder = new EventTimeSet.Builder(EventTimeSet.EMPTY, 0);
        assertThatThrownBy(() -> builder.add(60_000)).hasMessage("time must be in [0, 60000) ms: 60000");
        assertThatThrownBy(() -> builder.add(-1)).hasMessage("time must be in [0, 60000) ms: -1");
        assertThat(EventTimeSet.EMPTY.contains(-1)).isFalse();
        assertThat(EventTimeSet.EMPTY.contains(65_536)).isFalse();
    }

    @Test
    void broken_bytes_are_refused() {
        assertThatThrownBy(() -> EventTimeSet.fromBytes(bytes(0xE8)))
                .hasMessageContaining("broken before byte 1: a distance has 1 to 3 bytes");
        assertThatThrownBy(() -> EventTimeSet.fromBytes(bytes(0x80, 0x80, 0x80, 0x01)))
                .hasMessageContaining("a distance has 1 to 3 bytes");
        assertThatThrownBy(() -> EventTimeSet.fromBytes(bytes(0x05, 0x00)))
                .hasMessageContaining("times must grow and stay below 60000 ms: 5");
        assertThatThrownBy(() -> EventTimeSet.fromBytes(bytes(0xFF, 0xFF, 0x7F)))
                .hasMessageContaining("times must grow and stay below 60000 ms");
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
