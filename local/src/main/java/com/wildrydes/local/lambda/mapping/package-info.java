/// Event source mappings: from the shards of a stream to the invocations of a function, in order, at least once.
///
/// Knows no process and no HTTP: records come from a `RecordSource`, invocations go to an `Invoker`, batches that are
/// given up go to a `FailureDestination`.
@NullMarked
package com.wildrydes.local.lambda.mapping;

import org.jspecify.annotations.NullMarked;
