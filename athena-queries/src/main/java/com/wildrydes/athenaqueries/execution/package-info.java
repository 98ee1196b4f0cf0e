/// Runs a statement on Athena: starts it, waits for it, reads its result page by page, stops it.
@NullMarked
package com.wildrydes.athenaqueries.execution;

import org.jspecify.annotations.NullMarked;
