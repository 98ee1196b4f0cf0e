/// How the local stack waits.
@NullMarked
package com.wildrydes.local.time;

import org.jspecify.annotations.NullMarked;
