package com.wildrydes.producer.simulate;

/// How many events each unicorn sends a second, in thousandths: 1,000 is one a second.
///
/// @param millihertz 1 (an event in 1,000 seconds) to 1,000,000 (an event a millisecond, as fine as event times are)
public record Rate(long millihertz) {

    private static final long MAX_MILLIHERTZ = 1_000_000;

    public Rate {
        if (millihertz < 1 || millihertz > MAX_MILLIHERTZ) {
            throw new IllegalArgumentException(
                    "rate must be 0.001 to 1000 events a second: rate=" + millihertz / 1000.0);
        }
    }

    /// The rate of so many events a second.
    ///
    /// @param hertz 0.001 to 1000; rounded to thousandths
    public static Rate hertz(double hertz) {
        if (!(hertz >= 0.001 && hertz <= 1000)) {
            throw new IllegalArgumentException("rate must be 0.001 to 1000 events a second: rate=" + hertz);
        }
        return new Rate(Math.round(hertz * 1000));
    }

    /// When the round with this number begins, in whole microseconds after the first.
    long roundMicros(long round) {
        // Split, so that nothing overflows for 290,000 years.
        return round / millihertz * 1_000_000_000 + round % millihertz * 1_000_000_000 / millihertz;
    }
}
