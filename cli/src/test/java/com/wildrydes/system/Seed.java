package com.wildrydes.system;

/// What decides everything that the tests leave to chance: `-Dseed=7` makes another run.
final class Seed {
    static final long VALUE = Long.getLong("seed", 1);

    private Seed() {}
}
