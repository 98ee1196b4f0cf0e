/// The records of one shard on disk: an append-only log in segments.
///
/// ```
/// shardId-000000000000/
///   00000000000000000001.log     records 1 .. 52103       sealed, never written again
///   00000000000000052104.log     records 52104 ..         the active segment, the only one that can have a torn tail
/// ```
///
/// Knows no stream, no sequence number and no AWS: records are numbered 1, 2, 3 … in each log, their *ordinals*.
@NullMarked
package com.wildrydes.local.kinesis.log;

import org.jspecify.annotations.NullMarked;
