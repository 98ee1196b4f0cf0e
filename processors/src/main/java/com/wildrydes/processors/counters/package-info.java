/// The fleet's counters: what was taken in, and what became of it.
@NullMarked
package com.wildrydes.processors.counters;

import org.jspecify.annotations.NullMarked;
