package com.wildrydes.local.firehose;

/// Takes what Firehose tells CloudWatch, in the namespace `AWS/Firehose` with the dimension
/// `DeliveryStreamName` (Amazon Data Firehose Developer Guide, "Monitoring with CloudWatch Metrics").
/// Thread-safe.
@FunctionalInterface
public interface DeliveryMetrics {
    DeliveryMetrics NONE = (deliveryStream, name, value) -> {};

    /// Adds one value.
    ///
    /// @param name such as `IncomingRecords`, `DeliveryToS3.Success` (1 or 0 for each put) or
    /// `DeliveryToS3.DataFreshness` (seconds)
    void add(String deliveryStream, String name, double value);
}
