/// The saved queries: their files, what they ask, their typed parameters, and how values are bound to them.
@NullMarked
package com.wildrydes.athenaqueries.catalogue;

import org.jspecify.annotations.NullMarked;
