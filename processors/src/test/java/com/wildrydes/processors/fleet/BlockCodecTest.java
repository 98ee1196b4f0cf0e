package com.wildrydes.processors.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.processors.alert.Falls;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Bytes to and from blocks: a whole state is read back, whatever else it is read or refused.
class BlockCodecTest {

    private static final BlockKey KEY = new BlockKey(16, 3);

    @Property(tries = 200, seed = "20260721")
    void what_is_written_is_read_back(
            @ForAll @Size(max = 40) String[] names, @ForAll long seed, @ForAll @IntRange(min = 1) int version) {
        var random = new Random(seed);
        UnicornState[] rows = Arrays.stream(names)
                .map(Names::whole)
                .map(name -> new UnicornState(
                        name,
                        random.nextLong(-62_167_219_200_000L, 253_402_300_800_000L),
                        random.nextDouble(-90, 90),
                        random.nextDouble(-180, 180),
                        random.nextInt(Integer.MAX_VALUE),
                        random.nextInt(200),
                        random.nextDouble(20),
                        random.nextInt(5) == 0 ? Double.NaN : random.nextDouble(360),
                        random.nextLong(253_402_300_800_000L),
                        random.nextLong(version + 1L),
                        random.nextBoolean() ? null : random.nextLong(-62_167_219_200_000L, 253_402_300_800_000L),
                        random.nextBoolean() ? null : random.nextLong(-62_167_219_200_000L, 253_402_300_800_000L)))
                .toArray(UnicornState[]::new);
        Block block = Rows.block(KEY, version, rows);
        assertThat(BlockCodec.decode(KEY, block.epoch(), version, BlockCodec.encode(block)))
                .isEqualTo(block);
    }

    @Property(tries = 500, seed = "20260722")
    void bytes_that_are_damaged_are_read_or_refused(
            @ForAll @IntRange(max = 400) int at, @ForAll byte damage, @ForAll @IntRange(max = 400) int length) {
        byte[] state = BlockCodec.encode(Rows.block(
                KEY, 1, Rows.row("Shadowfax", Falls.NOON, Falls.NOON), Rows.row("Shadow", Falls.NOON + 7, null)));
        byte[] damaged = Arrays.copyOf(state, Math.min(state.length, length));
        if (at < damaged.length) {
            damaged[at] ^= damage;
        }
        try {
            assertThat(BlockCodec.decode(KEY, 1, 1, damaged)).isNotNull();
        } catch (IllegalArgumentException | ArithmeticException refused) {
            assertThat(refused).hasMessageNotContaining("Index");
        }
    }

    @Property(tries = 1)
    void an_unknown_format_is_refused() {
        assertThatThrownBy(() -> BlockCodec.decode(KEY, 1, 1, new byte[] {2}))
                .hasMessage("a block's state must begin with its format, 1: 2");
    }

    /// Names as events have them: valid Unicode.
    private static final class Names {
        static String whole(String any) {
            return new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        }
    }
}
