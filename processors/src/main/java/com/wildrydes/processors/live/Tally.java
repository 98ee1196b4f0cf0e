package com.wildrydes.processors.live;

/// What became of the events whose work is done. Events that are left to be delivered again are in none of the
/// figures.
///
/// @param applied moved a unicorn's state on
/// @param late not newer than the state: late, or delivered again
/// @param leftOut of a block that is full
/// @param writes blocks written
/// @param conflicts writes that lost against another invocation's and were merged again
public record Tally(long applied, long late, long leftOut, long writes, long conflicts) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(
                applied + other.applied,
                late + other.late,
                leftOut + other.leftOut,
                writes + other.writes,
                conflicts + other.conflicts);
    }
}
