package com.wildrydes.producer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.telemetry.aggregated.HashKey;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ShardMapTest {

    private static final HashKey MIDDLE = new HashKey(Long.MIN_VALUE, 0);
    private static final HashKey BEFORE_MIDDLE = new HashKey(Long.MAX_VALUE, -1);

    private final ShardMap.Shard parent = new ShardMap.Shard("parent", HashKey.MIN, HashKey.MAX, false);
    private final ShardMap.Shard left = new ShardMap.Shard("left", HashKey.MIN, BEFORE_MIDDLE, true);
    private final ShardMap.Shard right = new ShardMap.Shard("right", MIDDLE, HashKey.MAX, true);

    @Property
    void each_key_is_owned_by_the_shard_that_the_map_names(
            @ForAll @IntRange(min = 1, max = 40) int shards, @ForAll @Size(16) byte[] key) {
        BigInteger value = new BigInteger(1, key);
        HashKey hash = new HashKey(value.shiftRight(64).longValue(), value.longValue());
        ShardMap map = new ModelStream(shards).map();

        assertThat(map.open().get(map.indexOf(hash)).owns(hash)).isTrue();
        assertThat(map.open().stream().filter(shard -> shard.owns(hash))).hasSize(1);
    }

    @Test
    void the_borders_belong_to_the_shards_that_name_them() {
        ShardMap map = ShardMap.of(List.of(right, parent, left));

        assertThat(map.open()).containsExactly(left, right);
        assertThat(map.indexOf(HashKey.MIN)).isZero();
        assertThat(map.indexOf(BEFORE_MIDDLE)).isZero();
        assertThat(map.indexOf(MIDDLE)).isEqualTo(1);
        assertThat(map.indexOf(HashKey.MAX)).isEqualTo(1);
    }

    @Test
    void closed_shards_are_known_but_take_nothing() {
        ShardMap map = ShardMap.of(List.of(parent, left, right));

        assertThat(map.find("parent")).isEqualTo(parent);
        assertThat(map.find("nobody")).isNull();
    }

    @Test
    void a_listing_with_a_gap_or_an_overlap_makes_no_map() {
        ShardMap.Shard all = new ShardMap.Shard("all", HashKey.MIN, HashKey.MAX, true);

        assertThat(ShardMap.of(List.of())).isNull();
        assertThat(ShardMap.of(List.of(parent))).isNull();
        assertThat(ShardMap.of(List.of(left))).isNull();
        assertThat(ShardMap.of(List.of(right))).isNull();
        assertThat(ShardMap.of(List.of(all, left))).isNull();
        assertThat(ShardMap.of(List.of(all))).isNotNull();
    }
}
