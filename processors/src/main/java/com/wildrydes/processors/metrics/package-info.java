/// What a handler says about its work: counters that CloudWatch reads from the log, and the log's lines.
@NullMarked
package com.wildrydes.processors.metrics;

import org.jspecify.annotations.NullMarked;
