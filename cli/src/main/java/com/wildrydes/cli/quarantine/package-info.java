/// What was rejected and kept: single events that are none, and batches that an event source mapping gave up.
///
/// ```
/// s3://bucket/quarantine/<stream>/<shardId>/<sequenceNumber>.jsonl     one line a rejected event of that record
/// s3://bucket/aws/lambda/<mapping>/<shardId>/<yyyy/MM/dd>/<name>       one object a failed batch (Lambda's own layout)
/// ```
@NullMarked
package com.wildrydes.cli.quarantine;

import org.jspecify.annotations.NullMarked;
