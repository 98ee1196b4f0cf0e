/// Firehose's API as its clients speak it: JSON 1.1, AWS's error codes, limits and texts.
@NullMarked
package com.wildrydes.local.firehose.protocol;

import org.jspecify.annotations.NullMarked;
