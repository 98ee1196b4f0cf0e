package com.wildrydes.processors.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.processors.alert.Falls;
import com.wildrydes.processors.alert.Transition;
import com.wildrydes.processors.alert.Vital;
import com.wildrydes.processors.fleet.FleetTable.Reading;
import com.wildrydes.processors.fleet.FleetTable.Written;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What a table of blocks must do, whatever it is made of.
abstract class FleetTableContract {

    private static final AtomicInteger KEYS = new AtomicInteger();

    /// Each test has a block of its own.
    private final BlockKey key = new BlockKey(256, KEYS.getAndIncrement());

    abstract FleetTable table();

    @Test
    void a_block_that_was_never_written_is_absent() throws Exception {
        assertThat(table().read(key)).isEqualTo(Block.absent(key));
        assertThat(table().readAll(Map.of(), Reading.CONSISTENT)).doesNotContainKey(key);
    }

    @Test
    void what_is_written_is_read_back() throws Exception {
        Block block = block(1);
        assertThat(table().write(block)).isEqualTo(new Written.Done());
        assertThat(table().read(key)).isEqualTo(block);
        assertThat(table().readAll(Map.of(), Reading.CONSISTENT)).containsEntry(key, block);
    }

    @Test
    void of_two_writes_on_one_version_only_the_first_takes_effect() throws Exception {
        table().write(block(1));
        Block winner = block(2);
        assertThat(table().write(winner)).isEqualTo(new Written.Done());
        assertThat(table().write(block(2, Rows.row("Rocinante", Falls.NOON, null))))
                .isEqualTo(new Written.Conflict(winner));
        assertThat(table().read(key)).isEqualTo(winner);
    }

    @Test
    void a_version_of_another_epoch_does_not_follow() throws Exception {
        Block first = block(1);
        table().write(first);
        Block other = new Block(key, first.epoch() + 1, 2, first.header(), first.rows(), List.of());
        assertThat(table().write(other)).isEqualTo(new Written.Conflict(first));
    }

    @Test
    void a_later_version_of_a_block_that_is_gone_is_a_conflict_with_nothing() throws Exception {
        assertThat(table().write(block(2))).isEqualTo(new Written.Conflict(Block.absent(key)));
    }

    @Test
    void what_is_known_and_did_not_change_is_given_back() throws Exception {
        Block known = block(1);
        table().write(known);
        assertThat(table().readAll(Map.of(key, known), Reading.CONSISTENT).get(key))
                .isSameAs(known);
        Block next = block(2);
        table().write(next);
        assertThat(table().readAll(Map.of(key, known), Reading.CONSISTENT)).containsEntry(key, next);
    }

    @Test
    void odd_names_and_the_ends_of_every_range_are_kept_exactly() throws Exception {
        var low =
                new UnicornState("🦄".repeat(64), -62_167_219_200_000L, -90, -180, 0, 0, 0, Double.NaN, 0, 0, null, 0L);
        var high = new UnicornState(
                "أحصنة",
                253_402_300_799_999L,
                90,
                180,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Double.MAX_VALUE,
                359,
                253_402_300_799_999L,
                1,
                Falls.NOON,
                253_402_300_799_999L);
        var odd = new UnicornState("\"\u0000\n\\\uFFFF", 1, 1e-300, -0.0, 1, 2, 0.04, 360, 1, 1, 1L, null);
        List<Transition> pending = List.of(
                new Transition.Raised("🦄", Vital.MAGIC, Falls.NOON, 0, Integer.MAX_VALUE, -90, 180),
                Falls.recovery("أحصنة", Falls.NOON, Falls.NOON + 1));
        Block block = Rows.block(key, 1, pending, low, high, odd);
        assertThat(table().write(block)).isEqualTo(new Written.Done());
        assertThat(table().read(key)).isEqualTo(block);
        assertThat(block.row("أحصنة").speed()).isEqualTo(UnicornState.MAX_SPEED);
        assertThat(block.row("أحصنة").heading()).isZero();
    }

    @Test
    void a_block_that_does_not_fit_into_an_item_is_too_large_and_changes_nothing() throws Exception {
        Block small = block(1);
        table().write(small);
        assertThat(table().write(block(2, Rows.bulky(30_000))))
                .isInstanceOfSatisfying(
                        Written.TooLarge.class,
                        large -> assertThat(large.bytes()).isGreaterThan(BlockFormat.MOST_STATE_BYTES));
        assertThat(table().read(key)).isEqualTo(small);
    }

    private Block block(long version) {
        return block(version, Rows.row("Shadowfax", Falls.NOON, Falls.NOON), Rows.row("Shadow", Falls.NOON + 7, null));
    }

    private Block block(long version, UnicornState... rows) {
        return Rows.block(key, version, rows);
    }
}
