/// Aggregated records: many user records in one Kinesis record, in the format of the Kinesis Producer Library.
///
/// Source: "KPL Aggregated Record Format", `aggregation-format.md` in awslabs/amazon-kinesis-producer, and the
/// Kinesis Client Library's `AggregatorUtil`.
@NullMarked
package com.wildrydes.telemetry.aggregated;

import org.jspecify.annotations.NullMarked;
