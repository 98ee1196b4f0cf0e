/// JSON documents in, Parquet files out, as Amazon Data Firehose converts them: read by the rules of the OpenX
/// JSON SerDe against the columns of a Glue table, written by the library that Firehose's own writer descends
/// from. Usable alone.
@NullMarked
package com.wildrydes.local.firehose.parquet;

import org.jspecify.annotations.NullMarked;
