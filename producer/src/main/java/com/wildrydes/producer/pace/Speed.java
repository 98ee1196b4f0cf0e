package com.wildrydes.producer.pace;

/// How fast event time runs.
public sealed interface Speed {

    /// A second of event time takes a second.
    Speed REAL_TIME = new Times(1);

    /// As fast as the events are taken.
    Speed MAX = new Max();

    /// A second of event time takes a second divided by the factor.
    ///
    /// @param factor more than 0, finite
    record Times(double factor) implements Speed {
        public Times {
            if (!(factor > 0 && Double.isFinite(factor))) {
                throw new IllegalArgumentException(
                        "speed must be more than 0, or Speed.MAX for as fast as possible: speed=" + factor);
            }
        }
    }

    record Max() implements Speed {}
}
