/// How the local stack waits, how it is told to stop, and how much it lets happen in a time.
@NullMarked
package com.wildrydes.local.time;

import org.jspecify.annotations.NullMarked;
