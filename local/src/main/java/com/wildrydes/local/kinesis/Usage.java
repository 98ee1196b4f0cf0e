package com.wildrydes.local.kinesis;

/// What AWS would bill for since the start (on-demand prices aside): counted, not priced.
///
/// @param putPayloadUnits records in steps of 25 KB of key and data, 1 at least for each
/// @param shardHours hours of open shards
/// @param extendedShardHours those of them with a retention of more than 24 hours and up to 7 days
public record Usage(long putPayloadUnits, double shardHours, double extendedShardHours) {}
