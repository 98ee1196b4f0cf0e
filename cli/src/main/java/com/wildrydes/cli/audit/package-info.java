/// `audit`: recomputes every minute from the archive, in SQL, and compares it with the table (`docs/audit.md`).
///
/// ```
/// S3 ─► Athena, unicorn_events ─► Archive ─────┐
///                                              ├─► Comparison ─► Audit ─► Verdict
/// DynamoDB ─────────────────────► SensorTable ─┘                   ▲
/// Kinesis, Lambda, Firehose: what is on its way ─► Pipeline ───────┘
/// ```
///
/// Nothing here is shared with what it checks: not the codec, not the sums.
@NullMarked
package com.wildrydes.cli.audit;

import org.jspecify.annotations.NullMarked;
