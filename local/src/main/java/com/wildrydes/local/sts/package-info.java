/// STS, as far as a caller asks who it is.
@NullMarked
package com.wildrydes.local.sts;

import org.jspecify.annotations.NullMarked;
