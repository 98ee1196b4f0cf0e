/// The page in a real browser, against an Api that the tests script. A class here is one subject of the page's.
@NullMarked
package com.wildrydes.dashboard;

import org.jspecify.annotations.NullMarked;
