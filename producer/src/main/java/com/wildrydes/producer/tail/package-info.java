/// Follows a stream with the Kinesis Client Library and prints its events.
///
/// ```
///  TailFrom ─► leases (one a shard, this worker's from the start) ─► KCL scheduler ─► ShardPrinter ─► EventPrinter
/// ```
@NullMarked
package com.wildrydes.producer.tail;

import org.jspecify.annotations.NullMarked;
