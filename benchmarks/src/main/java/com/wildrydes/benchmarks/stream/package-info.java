/// The stream that benchmarks of functions read: a simulated fleet's, in batches.
@NullMarked
package com.wildrydes.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
