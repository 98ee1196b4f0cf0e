/// Faults on demand: every service can be told to throttle, fail, wait, or lose an answer, and functions to crash.
@NullMarked
package com.wildrydes.local.faults;

import org.jspecify.annotations.NullMarked;
