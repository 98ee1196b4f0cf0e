/// Amazon Athena over a query engine: executions and their results in S3, workgroups, saved and prepared statements.
@NullMarked
package com.wildrydes.local.athena;

import org.jspecify.annotations.NullMarked;
