/// Every saved query's result on a small recorded fleet, against what Java computes from the same events.
@NullMarked
package com.wildrydes.athenaqueries.golden;

import org.jspecify.annotations.NullMarked;
