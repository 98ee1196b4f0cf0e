/// Counts status events per unicorn and minute into a table, each exactly once.
///
/// What is counted is stored with the counts: see `docs/aggregator.md`.
@NullMarked
package com.wildrydes.processors.aggregator;

import org.jspecify.annotations.NullMarked;
