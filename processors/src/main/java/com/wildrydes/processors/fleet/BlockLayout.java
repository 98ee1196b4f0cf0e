package com.wildrydes.processors.fleet;

import com.wildrydes.telemetry.aggregated.HashKey;
import java.util.List;
import java.util.stream.IntStream;

/// How the fleet is spread over blocks: by the first bits of the hash by which Kinesis spreads it over shards.
///
/// So a shard's events touch a shard's blocks only, and two shards rarely meet in one; a reshard moves nothing.
///
/// @param blocks a power of two in [1, [#MOST_BLOCKS]]
public record BlockLayout(int blocks) {

    public static final int MOST_BLOCKS = 256;

    public BlockLayout {
        if (blocks < 1 || blocks > MOST_BLOCKS || Integer.bitCount(blocks) != 1) {
            throw new IllegalArgumentException(
                    "the number of blocks must be a power of two in [1, " + MOST_BLOCKS + "]: " + blocks);
        }
    }

    /// The block that holds this unicorn.
    public BlockKey blockOf(String name) {
        int bits = Integer.numberOfTrailingZeros(blocks);
        long hash = HashKey.of(name).high();
        return new BlockKey(blocks, bits == 0 ? 0 : (int) (hash >>> (Long.SIZE - bits)));
    }

    /// All blocks, in their order.
    public List<BlockKey> keys() {
        return IntStream.range(0, blocks)
                .mapToObj(index -> new BlockKey(blocks, index))
                .toList();
    }
}
