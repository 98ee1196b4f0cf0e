/// Lambda on one machine: functions as processes under AWS's runtime interface client, event source mappings that feed
/// them from streams, and Lambda's REST API over both.
@NullMarked
package com.wildrydes.local.lambda;

import org.jspecify.annotations.NullMarked;
