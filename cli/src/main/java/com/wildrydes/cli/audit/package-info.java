/// `audit`: recomputes every minute from the stream and compares it with the table.
///
/// ```
/// Kinesis ─► StreamReader ─► Members ─► EventReader ─► Recomputation ─┐
///            all shards,     protobuf    the rules      distinct       ├─► Audit ─► Verdict
///            parents first   by the KCL  once more      events         │
/// DynamoDB ─► SensorTable ─────────────────────────────────────────────┘
/// ```
///
/// Nothing here is shared with what it checks: not the codec, not the deaggregation, not the sums.
@NullMarked
package com.wildrydes.cli.audit;

import org.jspecify.annotations.NullMarked;
