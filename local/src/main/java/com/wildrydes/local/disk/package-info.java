/// Files that hold a service's small state.
@NullMarked
package com.wildrydes.local.disk;

import org.jspecify.annotations.NullMarked;
