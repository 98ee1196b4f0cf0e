package com.wildrydes.processors.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.telemetry.StatusEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MinuteItemTest {

    private static final MinuteKey KEY = new MinuteKey("Shadowfax", Events.MINUTE);

    @Property
    void merging_commutes_for_different_events(@ForAll("distinctEvents") List<StatusEvent> events, @ForAll long seed) {
        var shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(merge(MinuteItem.absent(KEY), shuffled)).isEqualTo(merge(MinuteItem.absent(KEY), events));
    }

    @Property
    void merging_is_idempotent(@ForAll("distinctEvents") List<StatusEvent> events) {
        MinuteItem once = merge(MinuteItem.absent(KEY), events);
        MinuteItem.Merged again = once.merge(events);
        assertThat(again.item()).isSameAs(once);
        assertThat(again.added()).isZero();
        assertThat(again.duplicates()).isEqualTo(events.size());
    }

    @Property
    void merging_in_parts_gives_the_same_as_at_once(
            @ForAll("distinctEvents") List<StatusEvent> events, @ForAll long seed) {
        int cut = events.isEmpty() ? 0 : new Random(seed).nextInt(events.size());
        MinuteItem part = merge(MinuteItem.absent(KEY), events.subList(0, cut));
        MinuteItem parts = merge(part, events.subList(cut, events.size()));
        MinuteItem whole = merge(MinuteItem.absent(KEY), events);
        assertThat(parts.statistics()).isEqualTo(whole.statistics());
        assertThat(parts.included()).isEqualTo(whole.included());
    }

    @Test
    void of_two_events_with_one_time_the_first_counts() {
        MinuteItem.Merged merged = MinuteItem.absent(KEY).merge(List.of(Events.at(1000, 3.0), Events.at(1000, 5.0)));
        assertThat(merged.item().statistics().distance()).isEqualByComparingTo("3");
        assertThat(merged.added()).isEqualTo(1);
        assertThat(merged.duplicates()).isEqualTo(1);
    }

    @Test
    void an_event_from_an_earlier_batch_counts_before_a_later_one_with_the_same_time() {
        MinuteItem item = merge(MinuteItem.absent(KEY), List.of(Events.at(1000, 3.0)));
        assertThat(merge(item, List.of(Events.at(1000, 5.0)))).isSameAs(item);
    }

    @Test
    void distances_that_no_double_sums_exactly_are_summed_exactly() {
        List<StatusEvent> events =
                List.of(Events.at(1, 1e12), Events.at(2, 0.1), Events.at(3, 0.2), Events.at(4, 1e12));
        assertThat(merge(MinuteItem.absent(KEY), events).statistics().distance())
                .isEqualByComparingTo("2000000000000.3");
    }

    @Test
    void each_distance_is_rounded_to_a_nanometre_before_it_is_summed() {
        List<StatusEvent> events = List.of(Events.at(1, 5e-10), Events.at(2, 5e-10), Events.at(3, 4e-10));
        assertThat(merge(MinuteItem.absent(KEY), events).statistics().distance())
                .isEqualByComparingTo(new BigDecimal("0.000000002"));
    }

    @Test
    void the_last_position_is_that_of_the_greatest_time_not_of_the_last_arrival() {
        var late = new StatusEvent("Shadowfax", Events.MINUTE + 5, 1, 2, 0, 1, 1);
        var last = new StatusEvent("Shadowfax", Events.MINUTE + 9, 3, 4, 0, 1, 1);
        MinuteStatistics statistics =
                merge(MinuteItem.absent(KEY), List.of(last, late)).statistics();
        assertThat(statistics.latitude()).isEqualTo(3);
        assertThat(statistics.longitude()).isEqualTo(4);
        assertThat(statistics.lastStatusTimeMs()).isEqualTo(Events.MINUTE + 9);
    }

    @Test
    void a_merge_that_adds_nothing_keeps_the_version_and_one_that_adds_takes_the_next() {
        MinuteItem first = merge(MinuteItem.absent(KEY), List.of(Events.at(1)));
        assertThat(first.version()).isEqualTo(1);
        assertThat(merge(first, List.of(Events.at(1))).version()).isEqualTo(1);
        assertThat(merge(first, List.of(Events.at(2))).version()).isEqualTo(2);
    }

    @Test
    void a_key_in_the_middle_of_a_minute_is_refused() {
        assertThatThrownBy(() -> new MinuteKey("Shadowfax", Events.MINUTE + 1))
                .hasMessageContaining("minuteMs must be the start of a minute");
    }

    @Test
    void times_before_1970_have_their_minute_too() {
        var event = new StatusEvent("Shadowfax", -1, 0, 0, 0, 0, 0);
        MinuteItem item = merge(MinuteItem.absent(MinuteKey.of(event)), List.of(event));
        assertThat(item.key().minuteMs()).isEqualTo(-60_000);
        assertThat(item.included().contains(59_999)).isTrue();
    }

    private static MinuteItem merge(MinuteItem item, List<StatusEvent> events) {
        return item.merge(events).item();
    }

    @Provide
    Arbitrary<List<StatusEvent>> distinctEvents() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 59_999),
                        Arbitraries.doubles().between(-90, 90),
                        Arbitraries.doubles().between(0, 1e12),
                        Arbitraries.integers().between(0, Integer.MAX_VALUE),
                        Arbitraries.integers().between(0, 200))
                .as((ms, degrees, distance, health, magic) ->
                        new StatusEvent("Shadowfax", Events.MINUTE + ms, degrees, degrees, distance, health, magic))
                .list()
                .uniqueElements(StatusEvent::statusTimeMs)
                .ofMaxSize(30);
    }
}
