package com.wildrydes.processors.live;

import com.wildrydes.processors.fleet.BlockKey;

/// A block that did not fit into its share of an item with all the events of a batch.
///
/// @param bytes that it would have had
/// @param leftOut events that it was written without
record FullBlock(BlockKey key, int bytes, long leftOut) {}
