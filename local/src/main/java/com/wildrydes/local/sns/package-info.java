/// SNS, as far as topics are made and published to: nobody subscribes here, messages are kept to be looked at.
@NullMarked
package com.wildrydes.local.sns;

import org.jspecify.annotations.NullMarked;
