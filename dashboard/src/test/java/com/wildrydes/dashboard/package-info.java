/// The page in a real browser, against an Api that the tests script.
@NullMarked
package com.wildrydes.dashboard;

import org.jspecify.annotations.NullMarked;
