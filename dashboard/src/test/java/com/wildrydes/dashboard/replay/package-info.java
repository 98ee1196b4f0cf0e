/// Tests of replays: the past, chosen, loaded and played.
@NullMarked
package com.wildrydes.dashboard.replay;

import org.jspecify.annotations.NullMarked;
