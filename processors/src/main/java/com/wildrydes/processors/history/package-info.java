/// A unicorn's minutes, as the Aggregator counted them.
@NullMarked
package com.wildrydes.processors.history;

import org.jspecify.annotations.NullMarked;
