/// What runs first in a function's process. It is packed into a jar of its own and uses the JDK only.
@NullMarked
package com.wildrydes.local.lambda.launcher;

import org.jspecify.annotations.NullMarked;
