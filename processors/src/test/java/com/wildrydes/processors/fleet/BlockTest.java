package com.wildrydes.processors.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.wildrydes.processors.alert.Falls;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BlockTest {

    private static final BlockKey KEY = new BlockKey(1, 0);
    private static final UnicornState ROW = Rows.row("Shadowfax", Falls.NOON, null);
    private static final long ARRIVAL = ROW.arrivalMs();

    @Test
    void a_unicorn_is_gone_when_nothing_of_it_arrived_for_30_seconds() {
        Block block = written(0);
        assertThat(block.isGone(ROW, ARRIVAL + 30_999)).isFalse();
        assertThat(block.isGone(ROW, ARRIVAL + 31_000)).isTrue();
    }

    @Test
    void a_block_that_is_behind_the_stream_makes_nobody_gone() {
        Block block = written(600_000);
        assertThat(block.header().lagMs()).isEqualTo(600_000);
        assertThat(block.isGone(ROW, ARRIVAL + 600_000 + 30_999)).isFalse();
        assertThat(block.isGone(ROW, ARRIVAL + 600_000 + 31_000)).isTrue();
    }

    @Test
    void a_writer_whose_clock_is_behind_has_no_lag() {
        assertThat(written(-5_000).header().lagMs()).isZero();
    }

    @Test
    void the_rate_halves_in_five_seconds_without_events() {
        BlockHeader header = written(0).header();
        assertThat(header.eventsPerSecond(ARRIVAL)).isEqualTo(100);
        assertThat(header.eventsPerSecond(ARRIVAL + 5_000)).isCloseTo(50, within(0.001));
        assertThat(header.eventsPerSecond(ARRIVAL + 3_600_000)).isCloseTo(0, within(0.001));
    }

    @Test
    void the_metres_of_a_day_are_of_that_day_only() {
        BlockHeader header = written(0).header();
        assertThat(header.metresOn(LocalDate.of(2026, 11, 22))).isEqualTo(1.5);
        assertThat(header.metresOn(LocalDate.of(2026, 11, 23))).isZero();
    }

    @Test
    void what_changed_after_a_version_is_told() {
        Block block = Rows.block(
                KEY, 5, List.of(), ROW, Rows.row("Rocinante", Falls.NOON, null).arrived(ARRIVAL, 5));
        assertThat(block.changedAfter(1)).extracting(UnicornState::name).containsExactly("Rocinante");
        assertThat(block.changedAfter(0)).hasSize(2);
        assertThat(block.changedAfter(5)).isEmpty();
    }

    private static Block written(long lagMs) {
        var rows = new TreeMap<String, UnicornState>();
        rows.put(ROW.name(), ROW);
        long day = LocalDate.of(2026, 11, 22).toEpochDay();
        var header = new BlockHeader(ARRIVAL + lagMs, ARRIVAL, 1, 100, day, 1_500);
        return new Block(KEY, 1, 1, header, rows, List.of());
    }
}
