/// What the local stack says to the engine on its standard input, and how the engine answers on its standard output:
/// a line of JSON each.
@NullMarked
package com.wildrydes.athenaengine.control;

import org.jspecify.annotations.NullMarked;
