package com.wildrydes.producer.simulate;

/// SplitMix64: random numbers from 8 bytes of state (Steele, Lea, Flood: "Fast splittable pseudorandom number
/// generators", OOPSLA 2014; the mixing function is David Stafford's variant 13). The state is the caller's, so that an
/// array holds a fleet's.
final class SplitMix {

    /// What the state is increased by for each number: the golden ratio's fraction, made odd.
    static final long STEP = 0x9E3779B97F4A7C15L;

    private SplitMix() {}

    /// The random number of a state; neighbouring states give unrelated numbers.
    static long mix(long state) {
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// A number in [0, bound) from a random one, by its upper 32 bits.
    static int below(int bound, long random) {
        return (int) (((random >>> 32) * bound) >>> 32);
    }

    /// A number in [from, to) from a random one, by its upper 32 bits.
    static int between(int from, int to, long random) {
        return from + below(to - from, random);
    }
}
