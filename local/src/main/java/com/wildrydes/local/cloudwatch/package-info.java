/// CloudWatch's metrics: the counters that functions log in the embedded metric format, and what services publish of
/// themselves.
@NullMarked
package com.wildrydes.local.cloudwatch;

import org.jspecify.annotations.NullMarked;
