/// Rows of a result and how they are written: as a table, as CSV, as JSON.
@NullMarked
package com.wildrydes.athenaqueries.result;

import org.jspecify.annotations.NullMarked;
