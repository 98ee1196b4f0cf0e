package com.wildrydes.local.cloudwatch;

import com.wildrydes.local.frontdoor.AwsException;

/// What is kept of the values of a metric in one period.
///
/// @param samples how many values, at least 1
record Statistics(double samples, double sum, double minimum, double maximum) {
    static Statistics of(double value) {
        return new Statistics(1, value, value, value);
    }

    Statistics and(Statistics other) {
        return new Statistics(
                samples + other.samples,
                sum + other.sum,
                Math.min(minimum, other.minimum),
                Math.max(maximum, other.maximum));
    }

    /// The statistic of this name.
    ///
    /// @throws AwsException for a name that is no plain statistic: percentiles and the like are not kept
    double get(String name) throws AwsException {
        return switch (name) {
            case "SampleCount" -> samples;
            case "Sum" -> sum;
            case "Minimum" -> minimum;
            case "Maximum" -> maximum;
            case "Average" -> sum / samples;
            default ->
                throw new AwsException(
                        "InvalidParameterValue",
                        "The statistic must be one of SampleCount, Sum, Average, Minimum, Maximum here: " + name,
                        400);
        };
    }
}
