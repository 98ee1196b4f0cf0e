/// The Lambda handlers, and what they share.
@NullMarked
package com.wildrydes.processors;

import org.jspecify.annotations.NullMarked;
