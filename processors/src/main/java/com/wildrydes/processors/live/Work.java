package com.wildrydes.processors.live;

import com.wildrydes.processors.fleet.BlockKey;
import java.util.List;

/// The events of a batch that concern one block, in the order of the stream.
///
/// @param firstRecord index, in the batch, of the first record that is not processed unless this is done
record Work(BlockKey key, List<ArrivedEvent> events, int firstRecord) {}
