/// What the template tells a function.
@NullMarked
package com.wildrydes.processors.environment;

import org.jspecify.annotations.NullMarked;
