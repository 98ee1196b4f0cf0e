/// Amazon Data Firehose on one machine: takes records, keeps them on disk until there are enough of them or
/// they are old enough, and delivers them to a bucket, as they are or as Parquet. What was accepted is
/// delivered, whatever happens to the process in between.
@NullMarked
package com.wildrydes.local.firehose;

import org.jspecify.annotations.NullMarked;
