/// Measurements of the project's hot paths against peers, both in one run, so that the ratio means something on
/// any machine.
@NullMarked
package com.wildrydes.benchmarks;

import org.jspecify.annotations.NullMarked;
