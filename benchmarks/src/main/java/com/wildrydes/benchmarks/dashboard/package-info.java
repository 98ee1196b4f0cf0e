/// The dashboard in a real browser, with the whole system on one machine.
@NullMarked
package com.wildrydes.benchmarks.dashboard;

import org.jspecify.annotations.NullMarked;
