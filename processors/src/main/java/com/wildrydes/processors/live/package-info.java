/// Keeps the last known state of the fleet, and decides when a unicorn needs help: see `docs/live.md`.
@NullMarked
package com.wildrydes.processors.live;

import org.jspecify.annotations.NullMarked;
