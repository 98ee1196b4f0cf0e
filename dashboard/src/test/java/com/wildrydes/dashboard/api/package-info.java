/// An Api for the page's tests: a scripted fleet, every fault, and the page's own files with Api's headers.
@NullMarked
package com.wildrydes.dashboard.api;

import org.jspecify.annotations.NullMarked;
