/// The archive as Firehose leaves it against the same events as gzip JSON lines: bytes scanned and time of the
/// workshop's four questions.
@NullMarked
package com.wildrydes.benchmarks.archive;

import org.jspecify.annotations.NullMarked;
