package com.wildrydes.local.lambda.mapping;

import java.util.List;

/// Records of one shard that are delivered together, in order.
///
/// @param records the records; none when the mapping stops, or only the position has moved
/// @param events the same records as they are sent
/// @param next where the shard is read on
/// @param endOfShard whether nothing comes after these
record Batch(List<SourceRecord> records, EventBuffer events, Position next, boolean endOfShard) {}
