package com.wildrydes.processors.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.telemetry.aggregated.HashKey;
import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockLayoutTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 256})
    void a_block_is_an_even_part_of_the_hash_keys(int blocks) {
        var layout = new BlockLayout(blocks);
        IntStream.range(0, 500).mapToObj(i -> "Unicorn " + i).forEach(name -> {
            BigInteger part = HashKey.of(name)
                    .toBigInteger()
                    .multiply(BigInteger.valueOf(blocks))
                    .shiftRight(128);
            assertThat(layout.blockOf(name)).isEqualTo(new BlockKey(blocks, part.intValueExact()));
        });
        assertThat(layout.keys()).hasSize(blocks);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3, 512})
    void other_numbers_of_blocks_are_refused(int blocks) {
        assertThatThrownBy(() -> new BlockLayout(blocks))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of blocks must be a power of two in [1, 256]: " + blocks);
    }

    @Test
    void a_key_is_read_as_it_is_written() {
        assertThat(new BlockKey(16, 3)).hasToString("16-03");
        assertThat(BlockKey.parse("16-03")).isEqualTo(new BlockKey(16, 3));
        assertThat(BlockKey.parse("256-200")).isEqualTo(new BlockKey(256, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "16-3", "16-16", "16-003", "+16-03", "sixteen-03", "16"})
    void other_keys_are_refused(String text) {
        assertThatThrownBy(() -> BlockKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a block's key must be COUNT-INDEX, as 16-03: " + text);
    }
}
