/// Query executions: from the request, through the queue and the engine, to a result in S3.
@NullMarked
package com.wildrydes.local.athena.execution;

import org.jspecify.annotations.NullMarked;
