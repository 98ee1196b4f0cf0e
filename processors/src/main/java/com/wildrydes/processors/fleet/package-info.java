/// The live state of the fleet as the table `LiveFleet` holds it: many unicorns an item. See `docs/live.md`.
@NullMarked
package com.wildrydes.processors.fleet;

import org.jspecify.annotations.NullMarked;
