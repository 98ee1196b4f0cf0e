/// Kinesis Data Streams on one machine: what its API does, on disk.
///
/// `protocol` speaks JSON and CBOR and knows requests; this package knows streams, shards, sequence numbers and
/// throttles, but no bytes of a request; `log` knows the files of one shard and nothing of Kinesis.
@NullMarked
package com.wildrydes.local.kinesis;

import org.jspecify.annotations.NullMarked;
