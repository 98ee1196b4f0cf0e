package com.wildrydes.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Whatever is split, merged and scaled: the open shards cover every hash key once, and every child comes from one or
/// two parents that it overlaps and follows.
class ScalingPropertyTest {

    @Property(tries = 300, seed = "3")
    void open_shards_cover_all_hash_keys_once(@ForAll @IntRange(min = 1, max = 12) int shards, @ForAll long seed) {
        Random random = new Random(seed);
        StreamState state = StreamState.create("rides", shards, new TreeMap<>(), 1_000_000);
        for (int step = 0; step < 6; step++) {
            long nowMs = 1_000_000 + step * 500;
            int open = state.open().size();
            int target = (open + 1) / 2 + random.nextInt(2 * open - (open + 1) / 2 + 1);
            state = random.nextInt(3) == 0 ? split(state, random, nowMs) : state.scale(target, nowMs);
            assertCovered(state);
            assertDescent(state);
        }
    }

    private static StreamState split(StreamState state, Random random, long nowMs) {
        Shard shard = state.open().get(random.nextInt(state.open().size()));
        BigInteger width = shard.lastHash().subtract(shard.firstHash());
        BigInteger at =
                shard.firstHash().add(new BigInteger(100, random).mod(width)).add(BigInteger.ONE);
        return state.split(shard, at, nowMs);
    }

    @Property(tries = 200, seed = "4")
    void scaling_gives_equal_parts(
            @ForAll @IntRange(min = 1, max = 40) int from, @ForAll @IntRange(min = 1, max = 80) int to) {
        StreamState fresh = StreamState.create("rides", to, new TreeMap<>(), 0);
        StreamState scaled =
                StreamState.create("rides", from, new TreeMap<>(), 0).scale(to, 1000);

        assertThat(byHash(scaled))
                .extracting(Shard::firstHash)
                .isEqualTo(byHash(fresh).stream().map(Shard::firstHash).toList());
        assertCovered(scaled);
    }

    private static List<Shard> byHash(StreamState state) {
        return state.open().stream()
                .sorted(Comparator.comparing(Shard::firstHash))
                .toList();
    }

    private static void assertCovered(StreamState state) {
        BigInteger next = BigInteger.ZERO;
        for (Shard shard : byHash(state)) {
            assertThat(shard.firstHash()).isEqualTo(next);
            next = shard.lastHash().add(BigInteger.ONE);
        }
        assertThat(next).isEqualTo(HashKey.END);
    }

    private static void assertDescent(StreamState state) {
        for (Shard parent : state.shards()) {
            List<Shard> children = state.childrenOf(parent);
            assertThat(children.isEmpty()).isEqualTo(parent.isOpen());
            for (Shard child : children) {
                assertThat(child.startingSequenceNumber()).isGreaterThan(parent.endingSequenceNumber());
                assertThat(child.firstHash()).isLessThanOrEqualTo(parent.lastHash());
                assertThat(child.lastHash()).isGreaterThanOrEqualTo(parent.firstHash());
            }
        }
    }
}
