package com.wildrydes.processors.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.processors.aggregator.MinuteTable.Written;
import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.telemetry.StatusEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the Aggregator relies on, of every table that it is run on.
abstract class MinuteTableContract {

    private static final AtomicInteger UNICORNS = new AtomicInteger();

    private final String unicorn = "Shadowfax " + UNICORNS.incrementAndGet();

    abstract MinuteTable table();

    @Test
    void a_key_that_was_never_written_is_absent() throws Exception {
        MinuteKey key = new MinuteKey(unicorn, Events.MINUTE);
        assertThat(table().read(List.of(key))).isEqualTo(Map.of(key, MinuteItem.absent(key)));
    }

    @Test
    void what_was_written_is_read_at_once() throws Exception {
        MinuteItem first = item(1);
        assertThat(table().write(first)).isEqualTo(new Written.Done());
        assertThat(read(first.key())).isEqualTo(first);
        MinuteItem second = then(first, 2);
        assertThat(table().write(second)).isEqualTo(new Written.Done());
        assertThat(read(first.key())).isEqualTo(second);
    }

    @Test
    void a_second_first_version_is_a_conflict_that_shows_the_first() throws Exception {
        MinuteItem first = item(1);
        table().write(first);
        assertThat(table().write(item(2))).isEqualTo(new Written.Conflict(first));
        assertThat(read(first.key())).isEqualTo(first);
    }

    @Test
    void of_two_writes_on_one_version_only_the_first_takes_effect() throws Exception {
        MinuteItem base = item(1);
        table().write(base);
        MinuteItem winner = then(base, 2);
        assertThat(table().write(winner)).isEqualTo(new Written.Done());
        assertThat(table().write(then(base, 3))).isEqualTo(new Written.Conflict(winner));
        assertThat(read(base.key())).isEqualTo(winner);
    }

    @Test
    void the_same_write_again_is_a_conflict_with_itself() throws Exception {
        MinuteItem first = item(1);
        table().write(first);
        assertThat(table().write(first)).isEqualTo(new Written.Conflict(first));
    }

    @Test
    void a_later_version_of_an_item_that_is_gone_is_a_conflict_with_nothing() throws Exception {
        MinuteItem second = then(item(1), 2);
        assertThat(table().write(second)).isEqualTo(new Written.Conflict(MinuteItem.absent(second.key())));
        assertThat(read(second.key())).isEqualTo(MinuteItem.absent(second.key()));
    }

    @Test
    void a_hundred_keys_are_read_at_once() throws Exception {
        MinuteItem present = item(1);
        table().write(present);
        List<MinuteKey> keys = IntStream.range(0, MinuteTable.MOST_KEYS)
                .mapToObj(minute -> new MinuteKey(unicorn, Events.MINUTE + 60_000L * minute))
                .toList();
        Map<MinuteKey, MinuteItem> items = table().read(keys);
        assertThat(items.keySet()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(items.get(present.key())).isEqualTo(present);
        assertThat(items.values()).filteredOn(item -> item.version() > 0).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"quotes\"", "line\nbreak", "🦄🦄", "tab\tnul\u0000", "أحصنة", " "})
    void odd_names_are_kept_as_they_are(String name) throws Exception {
        MinuteItem item = MinuteItem.absent(new MinuteKey(name, Events.MINUTE))
                .merge(List.of(Events.named(name, 1)))
                .item();
        table().write(item);
        assertThat(read(item.key())).isEqualTo(item);
    }

    /// 64 characters of four bytes each are the longest key that there is.
    @Test
    void the_ends_of_every_range_are_kept_exactly() throws Exception {
        String name = "🦄".repeat(64);
        var low = new StatusEvent(name, Events.MINUTE, -90, -180, 0, 0, 0);
        var high = new StatusEvent(name, Events.MINUTE + 1, 1e-300, 180, 1e12, Integer.MAX_VALUE, Integer.MAX_VALUE);
        var least = new StatusEvent(name, Events.MINUTE + 2, Double.MIN_VALUE, -0.0, 1e-9, 1, 1);
        MinuteItem item = MinuteItem.absent(MinuteKey.of(low))
                .merge(List.of(low, high, least))
                .item();
        table().write(item);
        assertThat(read(item.key())).isEqualTo(item);
    }

    @Test
    void a_full_minute_is_kept() throws Exception {
        List<StatusEvent> events = IntStream.range(0, EventTimeSet.CAPACITY)
                .mapToObj(ms -> Events.named(unicorn, ms))
                .toList();
        MinuteItem full = MinuteItem.absent(new MinuteKey(unicorn, Events.MINUTE))
                .merge(events)
                .item();
        table().write(full);
        assertThat(read(full.key())).isEqualTo(full);
    }

    private MinuteItem read(MinuteKey key) throws Exception {
        return table().read(List.of(key)).get(key);
    }

    private MinuteItem item(int ms) {
        return then(MinuteItem.absent(new MinuteKey(unicorn, Events.MINUTE)), ms);
    }

    private MinuteItem then(MinuteItem base, int ms) {
        return base.merge(List.of(Events.named(unicorn, ms))).item();
    }
}
