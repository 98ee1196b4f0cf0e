/// Tests of the map: what its canvases show, to the pixel, and how it moves.
@NullMarked
package com.wildrydes.dashboard.map;

import org.jspecify.annotations.NullMarked;
