package com.wildrydes.cli.audit;

import java.math.BigInteger;

/// What a minute of event time looks like over all unicorns that have events in it, in a few bytes. Immutable.
///
/// The sum of the minutes' digests, so the order in which they come does not matter. Two sets of minutes that
/// differ have the same sum in one of 2^64 cases.
///
/// @param unicorns how many have events in it
/// @param digests  the sum of [MinuteFigures#digest]
record Fingerprint(long unicorns, BigInteger digests) {
    static final Fingerprint NONE = new Fingerprint(0, BigInteger.ZERO);

    static Fingerprint of(String name, MinuteFigures figures) {
        return new Fingerprint(1, BigInteger.valueOf(figures.digest(name)));
    }

    Fingerprint plus(Fingerprint other) {
        return new Fingerprint(unicorns + other.unicorns, digests.add(other.digests));
    }
}
