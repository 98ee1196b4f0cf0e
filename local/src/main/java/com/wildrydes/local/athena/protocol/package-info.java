/// Athena's API: JSON 1.1 in, JSON 1.1 out.
@NullMarked
package com.wildrydes.local.athena.protocol;

import org.jspecify.annotations.NullMarked;
