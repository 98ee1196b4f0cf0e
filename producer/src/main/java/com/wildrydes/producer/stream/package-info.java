/// The stream writer: events in, aggregated records on a Kinesis stream out, in order, each acknowledged or
/// reported.
///
/// ```
///  write()          Lanes (one a shard, under one lock)         Transport
///  ───────►  open batch ─► sealed records ─► in flight (at most 1) ───────► PutRecords
///                 ▲                              │ failed: stays the lane's head, backs off
///                 └── events that another shard owns now (reshard) are packed again, ahead of newer ones
/// ```
@NullMarked
package com.wildrydes.producer.stream;

import org.jspecify.annotations.NullMarked;
