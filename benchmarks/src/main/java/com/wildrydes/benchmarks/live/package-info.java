/// What the live state costs: see `docs/live.md`.
@NullMarked
package com.wildrydes.benchmarks.live;

import org.jspecify.annotations.NullMarked;
