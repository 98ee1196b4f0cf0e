/// The browser of the tests: one headless Chromium for all of them.
@NullMarked
package com.wildrydes.dashboard.browser;

import org.jspecify.annotations.NullMarked;
