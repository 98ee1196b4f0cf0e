package com.wildrydes.producer.simulate;

/// The random numbers that decide what each unicorn does under a seed: one a unicorn, unrelated to each other.
public record UnicornKeys(long seed) {

    /// The key of a unicorn that is known by its place in the fleet.
    public long key(int unicorn) {
        return SplitMix.mix(seed + (unicorn + 1) * SplitMix.STEP);
    }

    /// The key of a unicorn that is known by its name.
    public long key(String name) {
        long key = SplitMix.mix(seed);
        for (int i = 0; i < name.length(); i++) {
            key = SplitMix.mix(key + (name.charAt(i) + 1) * SplitMix.STEP);
        }
        return key;
    }
}
